import type { BareExpectation } from "../model/action-text";
import type { ElementQuery } from "../model/element";
import { countedTarget, fromLocation, fromNumber, fromThere } from "./expectation-openings";
import { matchFor, type ParseContext } from "./expectation-value";
import { type Parsed, done, refuse } from "./problem";
import { readSaid, type Said } from "./said";
import { roleAtEnd } from "./roles";
import { auxBefore, readState, type StateReading } from "./states";
import { type Subject, subjectOf } from "./subject";
import { parseTarget } from "./target";
import { countOf } from "./values";
import { type Token, textOf } from "./tokens";

const targetOf = (context: ParseContext, tokens: readonly Token[]): Parsed<ElementQuery> =>
  parseTarget(context.source, tokens, {
    kind: "any",
    initial: tokens[0] === context.first,
    ...(context.last && { last: context.last }),
  });

const NONE = new Set(["no", "any", "none"]);

const textTail = (tail: readonly Token[]): Token | undefined => {
  const last = tail.at(-1);
  return tail[0]?.lower === "with" && last?.quoted && tail.length <= 5 ? last : undefined;
};

const fromState = (context: ParseContext, reading: StateReading): Parsed<BareExpectation> => {
  const denied = reading.subject[0]?.lower === "no" && reading.subject.length > 1;
  const subject =
    NONE.has(reading.subject[0]?.lower ?? "") && reading.subject.length > 1
      ? reading.subject.slice(1)
      : reading.subject;
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

const aboutElement = (context: ParseContext, subject: Subject, said: Said): Parsed<BareExpectation> => {
  if (!("element" in subject)) return refuse("nothing-to-look-at", "no element is named");
  const element =
    subject.kind === "count" ? countedTarget(context, subject.element) : targetOf(context, subject.element);
  if (!element.ok) return element;
  const { negated } = said;
  const target = element.value;
  if (said.comparison === "has") return hasOf(context, target, said);
  if (said.comparison === "contains" && countsRoles(said)) return hasOf(context, target, said);
  const match = matchFor(context, said);
  if (!match.ok) return match;
  if (subject.kind === "count") {
    const count = countOf(match.value.value);
    if (count === undefined)
      return refuse("not-a-number", `"${match.value.value}" is not a whole number`, "write the number in digits");
    return done({ kind: "count", element: target, count, negated });
  }
  if (subject.kind === "attribute")
    return done({ kind: "attribute", element: target, attribute: subject.attribute, match: match.value, negated });
  const editable =
    target.role === "textbox" ||
    target.role === "searchbox" ||
    target.role === "spinbutton" ||
    target.role === "combobox";
  const value =
    subject.kind === "value" ||
    said.comparison === "value-is" ||
    said.comparison === "value-contains" ||
    (editable && subject.kind !== "text");
  return done({ kind: value ? "value" : "text", element: target, match: match.value, negated });
};

/** `contains 5 rows`: a number and a role word. */
const countsRoles = (said: Said): boolean => {
  const [first] = said.rest;
  return (
    first !== undefined &&
    !first.quoted &&
    countOf(first.text) !== undefined &&
    said.rest.length > 1 &&
    roleAtEnd(said.rest, true) !== undefined
  );
};

const ATTRIBUTE_JOINTS = new Set([
  "with",
  "value",
  "of",
  "=",
  "set",
  "to",
  "equal",
  "is",
  "the",
  "a",
  "an",
  "as",
  "named",
]);

const attributeParts = (
  rest: readonly Token[],
): { readonly name: string; readonly value: string; readonly contains: boolean } | undefined => {
  const words = rest.filter((token) => token.quoted || !ATTRIBUTE_JOINTS.has(token.lower));
  const at = words.findIndex((token) => token.lower === "attribute");
  const others = words.filter((_, index) => index !== at);
  const [name, value] = others;
  if (at >= 0 && others.length === 2 && name && value) return { name: name.text, value: value.text, contains: false };
  const isClass = words[0]?.lower === "class" || (words[0]?.lower === "css" && words[1]?.lower === "class");
  const last = words.at(-1);
  return isClass && last && words.length <= 3 ? { name: "class", value: last.text, contains: true } : undefined;
};

const hasOf = (context: ParseContext, element: ElementQuery, said: Said): Parsed<BareExpectation> => {
  const attribute = attributeParts(said.rest);
  const { negated } = said;
  if (attribute)
    return done({
      kind: "attribute",
      element,
      attribute: attribute.name,
      match: { mode: attribute.contains ? "contains" : "is", value: attribute.value },
      negated,
    });
  const counted = countOf(said.rest[0]?.text ?? "");
  if (counted !== undefined && said.rest.length > 1) {
    const parts = countedTarget(context, said.rest.slice(1));
    if (!parts.ok) return parts;
    const within =
      element.name === "" || element.within
        ? parts.value.within
        : { name: element.name, ...(element.role && { role: element.role }) };
    return done({ kind: "count", element: { ...parts.value, ...(within && { within }) }, count: counted, negated });
  }
  const match = matchFor(context, said);
  return match.ok ? done({ kind: "text", element, match: { ...match.value, mode: "contains" }, negated }) : match;
};

const PAGE_NOUNS = new Set(["title", "url"]);

const fromSaid = (context: ParseContext, said: Said): Parsed<BareExpectation> => {
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
