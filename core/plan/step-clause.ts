import type { Action } from "../model/step";
import { nearest } from "../model/nearest";
import { parseAction } from "./action";
import { expectationOf, readStateOfVerb } from "./expect-clause";
import { isExplicit, parseExpectation } from "./expectation";
import { startLocation } from "./expectation-openings";
import type { ParseContext } from "./expectation-value";
import { withoutPerson, withoutSubject } from "./fillers";
import { type Parsed, done, refuse } from "./problem";
import { roleAtEnd } from "./roles";
import { readSaid } from "./said";
import { readState } from "./states";
import type { Token } from "./tokens";
import { asUrl, durationMs } from "./values";
import { adviceFor, matchVerb, VERB_WORDS, type Verb } from "./verbs";
import { conditional, onlyPresses, openingCondition, pressOrState } from "./whole-sentence";

const WAIT_LEADS = new Set(["until", "for", "till", "that", "up", "to", "a", "maximum", "of", "at", "most", "and"]);

const isFixedWait = (tokens: readonly Token[]): boolean => {
  if (tokens.some((token) => token.quoted)) return false;
  const words = tokens
    .map((token) => token.lower)
    .filter((word) => !["a", "for", "few", "another", "the"].includes(word))
    .join(" ");
  return (
    words === "" ||
    durationMs(words) !== undefined ||
    ["moment", "second", "while", "bit", "seconds", "some time", "minute"].includes(words)
  );
};

const LOADING = new Set([
  "page",
  "load",
  "loads",
  "loaded",
  "loading",
  "navigation",
  "network",
  "idle",
  "finish",
  "finishes",
  "complete",
  "completes",
  "fully",
  "to",
  "be",
  "is",
  "has",
  "the",
  "requests",
  "animation",
  "dom",
  "for",
  "website",
  "site",
  "completely",
  "ready",
]);

const isLoading = (tokens: readonly Token[]): boolean => tokens.every((token) => LOADING.has(token.lower));

const waitOf = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> => {
  const start = tokens.findIndex((token) => !WAIT_LEADS.has(token.lower));
  const rest = start < 0 ? [] : tokens.slice(start);
  if (isFixedWait(rest))
    return refuse(
      "fixed-wait",
      "a fixed time cannot be waited: it is too long or too short on some day",
      'say what to wait for, such as: wait until heading "Welcome" is visible',
    );
  if (isLoading(rest))
    return refuse(
      "nothing-to-look-at",
      "pacts waits for the page to load by itself",
      'leave the step out, or name something on the page: wait until heading "Welcome" is visible',
    );
  const until = expectationOf(context, rest, false);
  return until.ok ? done({ kind: "wait", until: until.value }) : until;
};

/** A verb whose sentence, taken as a whole, says something of an element that is named like the verb: `Clear button is disabled`. */
const speaksOfElement = (verb: Verb, tokens: readonly Token[]): boolean => {
  if (["wait", "expect", "see", "fill", "enter", "set", "type"].includes(verb)) return false;
  return readState(tokens, false) !== undefined;
};

const SPEAKERS = new Set(["i", "i'm", "i've", "we", "we've", "this", "these"]);
const PAGES = new Set(["page", "screen", "site", "website"]);

/** `This is a minor edit`, `I have read the terms`: whoever ticks a box says so of themselves; nothing on a page is called `this` or `I`. */
const isDeclaration = (tokens: readonly Token[]): boolean =>
  SPEAKERS.has(tokens[0]?.lower ?? "") &&
  !PAGES.has(tokens[1]?.lower ?? "") &&
  !tokens.some((token) => token.quoted) &&
  readState(tokens, false) === undefined;

/** `check X is visible`; every other word for the verb (`tick`, `enable`) only ever acts. */
const isAssertingCheck = (verb: Verb, written: readonly Token[], tokens: readonly Token[]): boolean =>
  verb === "check" &&
  written.length - tokens.length === 1 &&
  written[0]?.lower.startsWith("check") === true &&
  tokens.length > 0 &&
  isExplicit(tokens) &&
  !isDeclaration(tokens);

const unknown = (written: readonly Token[]): Parsed<never> => {
  const tokens = withoutPerson(written);
  const first = tokens[0];
  const word = first?.lower ?? "";
  const advice = adviceFor(word);
  const close = advice === undefined && word !== "" ? nearest(word, VERB_WORDS) : undefined;
  const hint =
    advice ??
    (close
      ? `did you mean "${close}"?`
      : "start with a verb: click, fill, press, select, check, go to, wait until, expect");
  return refuse(
    "unknown-step",
    `this is not understood as a step${word ? `: "${first?.text ?? ""}" is no verb that pacts knows` : ""}`,
    hint,
  );
};

/** `scroll until page contains "X"`: a verb that pacts does not know, not a name. */
const isForeign = (tokens: readonly Token[]): boolean => {
  const bare = withoutPerson(tokens);
  if (adviceFor(bare[0]?.lower ?? "") === undefined) return false;
  const state = readState(tokens, true);
  const subject = state?.subject ?? readSaid(tokens)?.subject ?? [];
  return roleAtEnd(subject) === undefined && state === undefined;
};

const expectAction = (context: ParseContext, tokens: readonly Token[], negated: boolean): Parsed<Action> => {
  const that = expectationOf(context, tokens, negated);
  return that.ok ? done({ kind: "expect", that: that.value }) : that;
};

const startOf = (context: ParseContext, written: readonly Token[]): string | undefined => {
  const opening = context.source.slice(0, written[0]?.start ?? 0).toLowerCase();
  return opening.includes("then") ? undefined : startLocation(written);
};

const FILLING = new Set<Verb>(["fill", "enter", "type", "set"]);

/** One step of a sentence, `and` and `->` already taken apart. */
export const parseOne = (context: ParseContext, written: readonly Token[]): Parsed<Action> => {
  const start = startOf(context, written);
  if (start !== undefined) return done({ kind: "goto", url: asUrl(start) });
  const { tokens, negated } = withoutSubject(written);
  const verb = matchVerb(tokens, 0);
  const foreseen = verb ? undefined : openingCondition(context.source, written);
  if (foreseen) return foreseen;
  if (!verb && isForeign(tokens)) return unknown(written);
  if (!verb)
    return isExplicit(written) || /* a location */ parseExplicitLocation(context, written)
      ? expectAction(context, written, false)
      : unknown(written);
  const after = tokens.slice(verb.length);
  const condition = conditional(context.source, verb.value, after);
  if (condition) return condition;
  if (verb.value === "expect" || verb.value === "see")
    return readStateOfVerb(tokens) ? expectAction(context, tokens, negated) : expectAction(context, after, negated);
  if (isAssertingCheck(verb.value, tokens, after)) return expectAction(context, after, negated);
  const presses = onlyPresses(verb.value, after);
  const twofold = presses ? undefined : pressOrState(context.source, verb.value, tokens, after);
  if (twofold) return twofold;
  if (!presses && speaksOfElement(verb.value, tokens)) return expectAction(context, tokens, negated);
  if (negated)
    return refuse(
      "negated-step",
      "a step that is not to be done cannot be carried out",
      "leave it out, or write what must not be there: X is not visible",
    );
  if (verb.value === "wait") return waitOf(context, after);
  const action = parseAction(context, verb.value, after);
  if (action.ok || action.problem.code === "two-readings") return action;
  const state = readState(tokens, false) !== undefined;
  return state || (!FILLING.has(verb.value) && isExplicit(tokens)) ? expectAction(context, tokens, false) : action;
};

const parseExplicitLocation = (context: ParseContext, tokens: readonly Token[]): boolean => {
  const that = parseExpectation(context, tokens);
  return that.ok ? that.value.kind === "url" : that.problem.code === "which-page";
};
