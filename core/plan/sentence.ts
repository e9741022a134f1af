import type { BareExpectation } from "../model/action-text";
import { elementOf, type Action, type Expectation } from "../model/step";
import type { ElementQuery } from "../model/element";
import { parseAction } from "./action";
import { isExplicit, parseExpectation } from "./expectation";
import type { ParseContext } from "./expectation-value";
import { scopeLast, withoutFullStop, withoutOpening, withoutPerson, withoutSubject } from "./fillers";
import { startLocation } from "./expectation-openings";
import { nearest } from "../model/nearest";
import { type Parsed, done, refuse } from "./problem";
import { roleAtEnd } from "./roles";
import { readSaid } from "./said";
import { splitOutcomes, splitSteps, takeRepeat, takeTimeout } from "./sentence-parts";
import { readState } from "./states";
import { type Token, tokenize } from "./tokens";
import { asUrl, durationMs } from "./values";
import { adviceFor, matchVerb, VERB_WORDS, type Verb } from "./verbs";

export interface SentenceOptions {
  /** The element of the step before, for `that field` and `it`. */
  readonly last?: ElementQuery;
}

/** What a sentence asks for: one action, or several where it says `... and press Enter`. */
export interface ParsedSentence {
  readonly actions: readonly Action[];
  /** Expectations after `->`. */
  readonly outcome: readonly Expectation[];
  readonly timeoutMs?: number;
}

/** Sentences are short; a long value belongs in quotes, where its words do not count. */
const WORD_LIMIT = 400;

const NO_LEADS = new Set(["that", "if", "whether", "to", "for", "see"]);

const dropLeads = (tokens: readonly Token[]): readonly Token[] =>
  tokens.length > 1 && NO_LEADS.has(tokens[0]?.lower ?? "") ? dropLeads(tokens.slice(1)) : tokens;

const PRESENCE = new Set(["presence", "existence", "visibility", "display", "appearance"]);
const ABSENCE = new Set(["absence"]);

const presence = (tokens: readonly Token[]): { readonly tokens: readonly Token[]; readonly negated: boolean } => {
  const at = tokens[0]?.lower === "the" ? 1 : 0;
  const word = tokens[at]?.lower ?? "";
  const fits = tokens[at + 1]?.lower === "of" && tokens.length > at + 2;
  return fits && (PRESENCE.has(word) || ABSENCE.has(word))
    ? { tokens: tokens.slice(at + 2), negated: ABSENCE.has(word) }
    : { tokens, negated: false };
};

const writtenText = (source: string, tokens: readonly Token[]): string =>
  source.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);

const named = (source: string, tokens: readonly Token[], that: BareExpectation, negated: boolean): Expectation => ({
  ...that,
  negated: that.negated !== negated,
  text: negated ? `not: ${writtenText(source, tokens)}` : writtenText(source, tokens),
});

const expectationOf = (context: ParseContext, tokens: readonly Token[], negated: boolean): Parsed<Expectation> => {
  const led = dropLeads(tokens);
  const subject = withoutSubject(led);
  const verb = matchVerb(subject.tokens, 0);
  const seen =
    verb && (verb.value === "see" || verb.value === "expect") && !readStateOfVerb(subject.tokens)
      ? subject.tokens.slice(verb.length)
      : undefined;
  if (seen && seen.length > 0) return expectationOf(context, seen, negated !== subject.negated);
  const part = presence(led);
  const that = parseExpectation(context, part.tokens);
  return that.ok ? done(named(context.source, tokens, that.value, negated !== part.negated)) : that;
};

/** `View button is visible` has a subject that starts like a verb. */
const readStateOfVerb = (tokens: readonly Token[]): boolean => {
  const role = readState(tokens, false);
  return (
    role !== undefined &&
    role.subject.length > 1 &&
    matchVerb(tokens, 0)?.value === "see" &&
    tokens[0]?.text !== tokens[0]?.lower &&
    tokens[0]?.lower !== "see" &&
    tokens[0]?.lower !== "sees"
  );
};

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

const waitOf = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> => {
  const start = tokens.findIndex((token) => !WAIT_LEADS.has(token.lower));
  const rest = start < 0 ? [] : tokens.slice(start);
  if (isFixedWait(rest))
    return refuse(
      "fixed-wait",
      "a fixed time cannot be waited: it is too long or too short on some day",
      'say what to wait for, such as: wait until heading "Welcome" is visible',
    );
  const until = expectationOf(context, rest, false);
  return until.ok ? done({ kind: "wait", until: until.value }) : until;
};

/** A verb whose sentence, taken as a whole, says something of an element that is named like the verb: `Clear button is disabled`. */
const speaksOfElement = (verb: Verb, tokens: readonly Token[]): boolean => {
  if (["wait", "expect", "see", "fill", "enter", "set", "type"].includes(verb)) return false;
  return readState(tokens, false) !== undefined;
};

const isAssertingCheck = (verb: Verb, length: number, tokens: readonly Token[]): boolean =>
  verb === "check" && length === 1 && tokens.length > 0 && isExplicit(tokens);

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

const parseOne = (context: ParseContext, written: readonly Token[]): Parsed<Action> => {
  const start = startOf(context, written);
  if (start !== undefined) return done({ kind: "goto", url: asUrl(start) });
  const { tokens, negated } = withoutSubject(written);
  const verb = matchVerb(tokens, 0);
  if (!verb && isForeign(tokens)) return unknown(written);
  if (!verb)
    return isExplicit(written) || /* a location */ parseExplicitLocation(context, written)
      ? expectAction(context, written, false)
      : unknown(written);
  const after = tokens.slice(verb.length);
  if (verb.value === "expect" || verb.value === "see")
    return readStateOfVerb(tokens) ? expectAction(context, tokens, negated) : expectAction(context, after, negated);
  if (isAssertingCheck(verb.value, verb.length, after)) return expectAction(context, after, negated);
  if (speaksOfElement(verb.value, tokens)) return expectAction(context, tokens, negated);
  if (negated)
    return refuse(
      "negated-step",
      "a step that is not to be done cannot be carried out",
      "leave it out, or write what must not be there: X is not visible",
    );
  if (verb.value === "wait") return waitOf(context, after);
  const action = parseAction(context, verb.value, after);
  if (action.ok || action.problem.code === "two-readings") return action;
  return isExplicit(tokens) ? expectAction(context, tokens, false) : action;
};

const parseExplicitLocation = (context: ParseContext, tokens: readonly Token[]): boolean => {
  const that = parseExpectation(context, tokens);
  return that.ok ? that.value.kind === "url" : that.problem.code === "which-page";
};

const read = (source: string): Parsed<readonly Token[]> => {
  const { tokens, unclosed } = tokenize(source);
  if (unclosed !== undefined)
    return refuse(
      "unclosed-quote",
      `the quote at character ${unclosed + 1} is never closed`,
      'close it, or write a quote within quotes as \\"',
    );
  if (tokens.length > WORD_LIMIT)
    return refuse(
      "too-long",
      `a sentence has at most ${WORD_LIMIT} words`,
      "put a long value in quotes, or split the step",
    );
  const bare = withoutFullStop(withoutOpening(tokens));
  return bare.length === 0
    ? refuse("empty-step", "the step is empty", "write what to do, such as: click Save")
    : done(bare);
};

const parseAll = (
  source: string,
  parts: readonly (readonly Token[])[],
  first: Token | undefined,
  options: SentenceOptions,
): Parsed<readonly Action[]> => {
  const actions: Action[] = [];
  let last = options.last;
  for (const part of parts) {
    const { tokens, times } = takeRepeat(scopeLast(withoutFullStop(withoutOpening(part))));
    const action = parseOne({ source, ...(first && { first }), ...(last && { last }) }, tokens);
    if (!action.ok) return action;
    for (let time = 0; time < times; time += 1) actions.push(action.value);
    last = elementOf(action.value) ?? last;
  }
  return done(actions);
};

const parseOutcomes = (
  source: string,
  parts: readonly (readonly Token[])[],
  options: SentenceOptions,
): Parsed<readonly Expectation[]> => {
  const found: Expectation[] = [];
  for (const part of parts.flatMap(splitSteps)) {
    const tokens = withoutFullStop(withoutOpening(part));
    const that = expectationOf(
      { source, ...(tokens[0] && { first: tokens[0] }), ...(options.last && { last: options.last }) },
      tokens,
      false,
    );
    if (!that.ok) return that;
    found.push(that.value);
  }
  return done(found);
};

/**
 * Reads a step. Never throws; takes time linear in the text. Templates `${...}` are left as they are: their values cannot change the reading.
 */
export const parseStepSentence = (source: string, options: SentenceOptions = {}): Parsed<ParsedSentence> => {
  const tokens = read(source);
  if (!tokens.ok) return tokens;
  const [head = [], ...outcomes] = splitOutcomes(tokens.value);
  const timed = takeTimeout(withoutFullStop(head));
  const actions = parseAll(source, splitSteps(timed.tokens), timed.tokens[0], options);
  if (!actions.ok) return actions;
  const last = actions.value.map(elementOf).findLast((element) => element !== undefined) ?? options.last;
  const outcome = parseOutcomes(source, outcomes, last ? { last } : {});
  if (!outcome.ok) return outcome;
  return done({
    actions: actions.value,
    outcome: outcome.value,
    ...(timed.timeoutMs !== undefined && { timeoutMs: timed.timeoutMs }),
  });
};

/** Reads what must hold; `... and ...` may give several. A bare name is to be visible. Never throws. */
export const parseExpectationSentence = (
  source: string,
  options: SentenceOptions = {},
): Parsed<readonly Expectation[]> => {
  const tokens = read(source);
  return tokens.ok ? parseOutcomes(source, [takeTimeout(tokens.value).tokens], options) : tokens;
};
