import type { ElementState } from "../model/step";
import { matchPhrase } from "./phrases";
import { STATE_VERBS, STATES, type StateWord } from "./state-words";
import type { Token } from "./tokens";

const COPULAS = new Set([
  "is",
  "are",
  "was",
  "were",
  "be",
  "been",
  "becomes",
  "become",
  "gets",
  "get",
  "remains",
  "remain",
  "stays",
  "stay",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "being",
  "it's",
  "seems",
  "looks",
]);
const MODALS = new Set([
  "should",
  "must",
  "shall",
  "will",
  "can",
  "may",
  "to",
  "has",
  "have",
  "does",
  "do",
  "did",
  "would",
  "needs",
  "ought",
]);
const DENIALS = new Set([
  "not",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "shouldn't",
  "doesn't",
  "don't",
  "didn't",
  "won't",
  "cannot",
  "can't",
  "mustn't",
  "never",
  "hasn't",
  "haven't",
  "wouldn't",
]);
const ADVERBS = new Set([
  "now",
  "still",
  "currently",
  "also",
  "initially",
  "automatically",
  "properly",
  "correctly",
  "successfully",
  "fully",
  "clearly",
  "already",
  "then",
  "both",
  "all",
  "again",
  "actually",
  "immediately",
  "eventually",
  "finally",
  "just",
]);

/** What stands between a subject and what is said of it: `should no longer be`, `isn't`, `is`. */
export interface Aux {
  /** Where it starts. */
  readonly start: number;
  readonly copula: boolean;
  readonly negated: boolean;
  readonly words: number;
}

const isAux = (lower: string): boolean =>
  COPULAS.has(lower) || MODALS.has(lower) || DENIALS.has(lower) || ADVERBS.has(lower);

const flagsOf = (tokens: readonly Token[]): Omit<Aux, "start"> => {
  const lowers = tokens.map((token) => token.lower);
  const noLonger = lowers.includes("no") && lowers.includes("longer");
  const denials = lowers.filter((word) => DENIALS.has(word)).length + (noLonger ? 1 : 0);
  return { copula: lowers.some((word) => COPULAS.has(word)), negated: denials % 2 === 1, words: tokens.length };
};

/** The auxiliary words that end just before `end`. */
export const auxBefore = (tokens: readonly Token[], end: number): Aux => {
  let start = end;
  while (start > 0) {
    const lower = tokens[start - 1]?.lower ?? "";
    if (lower === "longer" && tokens[start - 2]?.lower === "no") start -= 2;
    else if (lower !== "" && isAux(lower)) start -= 1;
    else break;
  }
  return { start, ...flagsOf(tokens.slice(start, end)) };
};

/** The auxiliary words from `start` on, and where they end. */
export const auxFrom = (tokens: readonly Token[], start: number): Aux & { readonly end: number } => {
  let end = start;
  while (end < tokens.length) {
    const lower = tokens[end]?.lower ?? "";
    if (lower === "no" && tokens[end + 1]?.lower === "longer") end += 2;
    else if (lower !== "" && isAux(lower)) end += 1;
    else break;
  }
  return { start, end, ...flagsOf(tokens.slice(start, end)) };
};

export interface StateReading {
  readonly state: ElementState;
  readonly negated: boolean;
  /** The subject's tokens, from the start of the sentence. */
  readonly subject: readonly Token[];
  /** What follows the state: a scope, or nothing. */
  readonly tail: readonly Token[];
  /** A copula or verb was written, not just `Save button visible`. */
  readonly explicit: boolean;
}

const TAILS = new Set([
  "in",
  "on",
  "within",
  "inside",
  "under",
  "next",
  "near",
  "beside",
  "at",
  "below",
  "above",
  "from",
  "to",
  "for",
  "after",
  "with",
  "again",
  "anymore",
  "too",
  "by",
  "now",
  "when",
  "as",
]);

const tailFits = (tokens: readonly Token[], at: number): boolean =>
  at >= tokens.length || TAILS.has(tokens[at]?.lower ?? "");

const negate = (word: StateWord, aux: Aux): boolean => word.negated !== aux.negated;

const explicitAt = (tokens: readonly Token[], at: number): StateReading | undefined => {
  const verb = matchPhrase(STATE_VERBS, tokens, at);
  const match = verb ?? matchPhrase(STATES, tokens, at);
  if (!match || !tailFits(tokens, at + match.length)) return undefined;
  const aux = auxBefore(tokens, at);
  const lower = tokens[at]?.lower ?? "";
  const said = verb ? aux.words > 0 || lower.endsWith("s") || lower.endsWith("ed") : aux.copula;
  if (aux.start === 0 || !said) return undefined;
  return {
    state: match.value.state,
    negated: negate(match.value, aux),
    subject: tokens.slice(0, aux.start),
    tail: tokens.slice(at + match.length),
    explicit: true,
  };
};

const bareAtEnd = (tokens: readonly Token[]): StateReading | undefined => {
  for (const length of [3, 2, 1]) {
    const at = tokens.length - length;
    const match = at > 0 ? matchPhrase(STATES, tokens, at) : undefined;
    if (!match || match.length !== length || length > 2 || tokens[at]?.lower === "on" || tokens[at]?.lower === "off")
      continue;
    const aux = auxBefore(tokens, at);
    if (aux.start > 0)
      return {
        state: match.value.state,
        negated: negate(match.value, aux),
        subject: tokens.slice(0, aux.start),
        tail: [],
        explicit: false,
      };
  }
  return undefined;
};

/**
 * What is said of a subject's state, looked for from the end: `Save button should no longer be visible in row Users`.
 * With `bareToo` also without a verb: `Save button visible`.
 */
export const readState = (tokens: readonly Token[], bareToo: boolean): StateReading | undefined => {
  for (let at = tokens.length - 1; at > 0; at -= 1) {
    const reading = explicitAt(tokens, at);
    if (reading) return reading;
  }
  return bareToo ? bareAtEnd(tokens) : undefined;
};
