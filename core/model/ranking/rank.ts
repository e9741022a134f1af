import type { ElementSnapshot } from "../element";
import { isDestructive } from "../words";
import { chancesOf } from "./chances";
import { putEvidence } from "./evidence";
import { commonSuffix } from "./likeness";
import { countPage, type PageCounts } from "./page-counts";
import { propertyOf } from "./properties";
import { shortlist } from "./shortlist";
import { createLexicon, type View, viewOf } from "./view";
import model from "./weights.json";

/** From this confidence on the best candidate counts as the remembered element; fixed on data that is not ours. */
export const CONFIDENT = 0.6;
/** The same where a press can do harm that cannot be undone. */
const CONFIDENT_OF_HARM = 0.8;

/** Who of the candidates the remembered element is. */
export interface Ranking {
  /** Index of the most likely candidate; -1 when there is none at all. */
  readonly best: number;
  /** Probability in [0, 1] that the element is the best one, or its parent or child, given all candidates and that it may be gone. */
  readonly confidence: number;
  /** Its lead over the next one, in the same measure. */
  readonly margin: number;
  /** The same probability for every candidate, in their order. */
  readonly chances: readonly number[];
  /** The properties that speak for the best candidate, strongest first, and those that speak against it. */
  readonly reasons: { readonly pro: readonly string[]; readonly contra: readonly string[] };
}

const weights: Readonly<Record<string, number>> = model.weights;

const scoreOf = (remembered: View, candidate: View, page: PageCounts): number => {
  let score = model.bias;
  putEvidence(
    (name, value) => {
      if (value !== 0 && value !== false) score += (weights[name] ?? 0) * Number(value);
    },
    remembered,
    candidate,
    page,
  );
  return score;
};

/** Less than this said nothing. */
const TELLING = 0.3;
const REASONS = 4;

const reasonsOf = (remembered: View, candidate: View, page: PageCounts): Ranking["reasons"] => {
  const sums = new Map<string, number>();
  putEvidence(
    (name, value) => {
      const property = propertyOf(name);
      sums.set(property, (sums.get(property) ?? 0) + (weights[name] ?? 0) * Number(value));
    },
    remembered,
    candidate,
    page,
  );
  const ordered = [...sums]
    .filter(([, sum]) => Math.abs(sum) >= TELLING)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  const named = (sign: number): readonly string[] =>
    ordered
      .filter(([, sum]) => sum * sign > 0)
      .slice(0, REASONS)
      .map(([property]) => property);
  return { pro: named(1), contra: named(-1) };
};

/** One is the other's parent or child: a press on either does the same. */
const isNested = (a: ElementSnapshot, b: ElementSnapshot): boolean => {
  const [outer, inner] = a.path.length < b.path.length ? [a.path, b.path] : [b.path, a.path];
  return inner.length === outer.length + 1 && commonSuffix(outer, inner) === outer.length;
};

const NOBODY: Ranking = { best: -1, confidence: 0, margin: 0, chances: [], reasons: { pro: [], contra: [] } };

/**
 * The most likely successor of the remembered element, and how sure that is.
 *
 * A conditional logit with an outside option (McFadden 1974): every candidate's evidence adds up to a score, "it is gone" has the
 * score 0, and the probabilities are the softmax over all of them; so look-alikes share what is left and none of them is sure.
 * The weights were trained by maximum likelihood (`test/quality/training/train.ts`). Pure; plain arithmetic.
 */
export const rank = (remembered: ElementSnapshot, candidates: readonly ElementSnapshot[]): Ranking => {
  if (candidates.length === 0) return NOBODY;
  const lexicon = createLexicon();
  const before = viewOf(remembered, lexicon);
  const compared = shortlist(remembered, candidates);
  const views = compared.map((index) => viewOf(candidates[index] ?? remembered, lexicon));
  const page = countPage(views);
  const chances = candidates.map(() => 0);
  for (const [place, chance] of chancesOf(views.map((view) => scoreOf(before, view, page))).entries())
    chances[compared[place] ?? 0] = chance;
  const best = chances.reduce((at, chance, index) => (chance > (chances[at] ?? 0) ? index : at), 0);
  const [chosen, view = before] = [candidates[best], views[compared.indexOf(best)]];
  let [confidence, next] = [0, 0];
  for (const [index, chance] of chances.entries()) {
    const candidate = candidates[index];
    if (index === best || (chosen && candidate && isNested(chosen, candidate))) confidence += chance;
    else next = Math.max(next, chance);
  }
  return { best, confidence, margin: confidence - next, chances, reasons: reasonsOf(before, view, page) };
};

/** The confidence that is enough to act on, for an element of these names. */
export const confidenceNeeded = (...names: readonly string[]): number =>
  names.some(isDestructive) ? CONFIDENT_OF_HARM : CONFIDENT;

/** Whether the confidence is enough to act on, for an element of these names. */
export const isSure = (confidence: number, ...names: readonly string[]): boolean =>
  confidence >= confidenceNeeded(...names);
