import type { BareExpectation } from "../model/action-text";
import { fromLocation, fromNumber, fromThere } from "./expectation-openings";
import { aboutElement, targetOf } from "./expectation-said";
import { matchFor, type ParseContext } from "./expectation-value";
import { type Parsed, done, refuse } from "./problem";
import { readSaid, type Said } from "./said";
import { roleAt, roleAtEnd } from "./roles";
import { withoutArticle } from "./scope";
import { auxBefore, readState, type StateReading } from "./states";
import { subjectOf } from "./subject";
import { type Token, textOf } from "./tokens";

/** `No results found is visible`: a message, not a denial. */
const NO_NAME_ENDS = new Set(["found", "available", "yet", "selected", "match", "matched", "here"]);
const NONE = new Set(["no", "any", "none"]);

const textTail = (tail: readonly Token[]): Token | undefined => {
  const last = tail.at(-1);
  return tail[0]?.lower === "with" && last?.quoted && tail.length <= 5 ? last : undefined;
};

const fromState = (context: ParseContext, reading: StateReading): Parsed<BareExpectation> => {
  const quantified = reading.subject.length > 1 && !NO_NAME_ENDS.has(reading.subject.at(-1)?.lower ?? "");
  const denied = quantified && reading.subject[0]?.lower === "no";
  const subject = quantified && NONE.has(reading.subject[0]?.lower ?? "") ? reading.subject.slice(1) : reading.subject;
  const said = textTail(reading.tail);
  const about = subjectOf(subject);
  if (about.kind === "page" || about.kind === "url")
    return refuse(
      "nothing-to-look-at",
      "the page itself has no such state",
      'name something on the page, such as: wait until heading "Welcome" is visible',
    );
  const narrowed = about.kind === "value" ? about.element : subject;
  const element = targetOf(context, said ? subject : [...narrowed, ...reading.tail]);
  if (!element.ok) return element;
  const negated = reading.negated !== denied;
  if (said)
    return done({ kind: "text", element: element.value, match: { mode: "contains", value: said.text }, negated });
  return done({ kind: "state", state: reading.state, element: element.value, negated });
};

const PEOPLE = new Set(["i", "we", "you", "he", "she", "they", "user", "the user"]);

const isPerson = (context: ParseContext, tokens: readonly Token[]): boolean =>
  PEOPLE.has(textOf(context.source, tokens).toLowerCase());

const PAGE_NOUNS = new Set(["title", "url"]);

const fromSaid = (context: ParseContext, said: Said): Parsed<BareExpectation> => {
  if (isPerson(context, said.subject))
    return refuse(
      "not-on-the-page",
      "what a person is or has cannot be seen",
      'write what the page shows, such as: heading "My account" is visible',
    );
  const subject = subjectOf(said.subject);
  const noun = said.rest[0]?.lower ?? "";
  if (
    (subject.kind === "page" || subject.kind === "title" || subject.kind === "url") &&
    said.comparison === "has" &&
    PAGE_NOUNS.has(noun)
  ) {
    const match = matchFor(context, { ...said, comparison: "is", rest: said.rest.slice(1) });
    return match.ok
      ? done({ kind: noun === "url" ? "url" : "title", match: match.value, negated: said.negated })
      : match;
  }
  if (subject.kind !== "page" && subject.kind !== "url" && subject.kind !== "title")
    return aboutElement(context, subject, said);
  const match = matchFor(context, said);
  if (!match.ok) return match;
  if (subject.kind !== "page") return done({ kind: subject.kind, match: match.value, negated: said.negated });
  return aboutPage(context, said, match.value.value);
};

/** `page contains "X"` is a text anywhere; `page shows the Save button` is an element. */
const aboutPage = (context: ParseContext, said: Said, value: string): Parsed<BareExpectation> => {
  const mode = said.comparison === "matches" ? "matches" : "contains";
  const quoted = said.rest.some((token) => token.quoted);
  const role = roleAt(withoutArticle(said.rest));
  if (quoted && role && role.role !== "text" && said.rest.length > 1) {
    const shown = targetOf(context, said.rest);
    return shown.ok ? done({ kind: "state", state: "visible", element: shown.value, negated: said.negated }) : shown;
  }
  const lone = said.rest.length === 1 || value !== textOf(context.source, said.rest);
  if (lone || !quoted) return done({ kind: "text", match: { mode, value }, negated: said.negated });
  const element = targetOf(context, said.rest);
  return element.ok
    ? done({ kind: "state", state: "visible", element: element.value, negated: said.negated })
    : element;
};

const SCOPES = new Set(["in", "within", "inside", "on", "under", "next", "near", "beside", "below", "above", "part"]);

/** `"Bob" is in the Users table`. */
const fromPlace = (context: ParseContext, tokens: readonly Token[]): Parsed<BareExpectation> | undefined => {
  const at = tokens.findIndex(
    (token, index) => index > 1 && SCOPES.has(token.lower) && auxBefore(tokens, index).copula,
  );
  if (at < 0 || at + 1 >= tokens.length) return undefined;
  const aux = auxBefore(tokens, at);
  if (aux.start === 0) return undefined;
  const element = targetOf(context, [...tokens.slice(0, aux.start), ...tokens.slice(at)]);
  return element.ok ? done({ kind: "state", state: "visible", element: element.value, negated: aux.negated }) : element;
};

/** `Size has "Large" selected`. */
const fromChosen = (context: ParseContext, tokens: readonly Token[]): Parsed<BareExpectation> | undefined => {
  const value = tokens.at(-2);
  const has = tokens.findIndex((token) => token.lower === "has" || token.lower === "have");
  if (!value?.quoted || !["selected", "chosen"].includes(tokens.at(-1)?.lower ?? "") || has < 1) return undefined;
  const aux = auxBefore(tokens, has);
  const element = targetOf(context, tokens.slice(0, aux.start));
  return element.ok
    ? done({ kind: "value", element: element.value, match: { mode: "is", value: value.text }, negated: aux.negated })
    : element;
};

/** Something is said of a subject, rather than a thing merely named. */
export const isExplicit = (tokens: readonly Token[]): boolean => {
  const state = readState(tokens, true);
  const subject = state?.subject ?? [];
  const stated = state?.explicit === true || subject.at(-1)?.quoted === true || roleAtEnd(subject) !== undefined;
  return stated || readSaid(tokens) !== undefined || tokens[0]?.lower === "there";
};

/** One expectation from its tokens: openings first, then a state at the end, then what is said of a text or value, then a bare name, which is to be visible. */
export const parseExpectation = (context: ParseContext, tokens: readonly Token[]): Parsed<BareExpectation> => {
  if (tokens.length === 0)
    return refuse(
      "missing-expectation",
      "nothing is expected",
      'write what must hold, such as: heading "Welcome" is visible',
    );
  const opening = fromLocation(tokens) ?? fromThere(context, tokens) ?? fromNumber(context, tokens);
  if (opening) return opening;
  const chosen = fromChosen(context, tokens);
  if (chosen) return chosen;
  const state = readState(tokens, true);
  if (state) return fromState(context, state);
  const placed = fromPlace(context, tokens);
  if (placed) return placed;
  const said = readSaid(tokens);
  if (said) return fromSaid(context, said);
  const denied = tokens[0]?.lower === "no" || tokens[0]?.lower === "not";
  const element = targetOf(context, denied || tokens[0]?.lower === "any" ? tokens.slice(1) : tokens);
  return element.ok ? done({ kind: "state", state: "visible", element: element.value, negated: denied }) : element;
};
