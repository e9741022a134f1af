import type { ElementQuery } from "../model/element";
import { type Action, elementOf, type Expectation } from "../model/step";
import { expectationOf } from "./expect-clause";
import { scopeLast, withoutFullStop, withoutOpening } from "./fillers";
import { type Parsed, done, refuse } from "./problem";
import { splitOutcomes, splitSteps, takeRepeat, takeTimeout } from "./sentence-parts";
import { parseOne } from "./step-clause";
import { type Token, tokenize } from "./tokens";

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
