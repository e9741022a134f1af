import type { ElementSnapshot } from "../element";
import { putEvidence } from "./evidence";
import type { PageCounts } from "./page-counts";
import model from "./alike-weights.json";
import { createLexicon, type View, viewOf } from "./view";

const NONE: ReadonlyMap<string, number> = new Map();
/** Of two elements alone nothing is known to be common on their page. */
export const NO_COUNTS: PageCounts = {
  said: NONE,
  words: NONE,
  called: NONE,
  classes: NONE,
  hrefs: NONE,
  tags: NONE,
};

const weights: Readonly<Record<string, number>> = model.weights;

const scoreOf = (before: View, now: View): number => {
  let score = model.bias;
  putEvidence(
    (name, value) => {
      if (value !== 0 && value !== false) score += (weights[name] ?? 0) * Number(value);
    },
    before,
    now,
    NO_COUNTS,
  );
  return score;
};

/** What even odds are worth as a similarity: less is another element. */
const EVEN = 0.65;
/** An element that shows next to nothing must not seem another one for a trifle. */
const LEAST_RANGE = 2;
/** So much evidence against it makes the similarity fall to a third. */
const FALL = 3;

/**
 * How alike two elements are, in [0, 1], by the evidence that the ranking weighs too: 1 is all that speaks for an element itself,
 * 0.65 even odds that they are one, 0 nothing in common. The weights of the logistic regression (same element after a change, against
 * the likest other and any other of its page) are trained by `test/quality/training/train-alike.ts`.
 */
export const alike = (before: ElementSnapshot, now: ElementSnapshot): number => {
  const lexicon = createLexicon();
  const view = viewOf(before, lexicon);
  const score = scoreOf(view, viewOf(now, lexicon));
  if (score < 0) return EVEN * Math.exp(score / FALL);
  return Math.min(1, EVEN + ((1 - EVEN) * score) / Math.max(LEAST_RANGE, scoreOf(view, view)));
};
