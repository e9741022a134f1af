import { chancesOf } from "#core/model/ranking/chances";
import { CONFIDENT } from "#core/model/ranking/rank";
import type { Case } from "./cases";
import { scoreOf, type Weights } from "./fit";

/** What a model said to one question that it was not trained on. */
export interface Answer {
  readonly set: string;
  /** The best candidate was the element. */
  readonly strict: boolean;
  /** It was the element, its parent or its child. */
  readonly lenient: boolean;
  readonly confidence: number;
  /** The confidence of the best candidate when the element had been taken away; the only answer when it is gone anyway. */
  readonly withoutIt: number;
}

const best = (
  weights: Weights,
  rows: readonly Float64Array[],
): { readonly index: number; readonly confidence: number } => {
  const chances = chancesOf(rows.map((row) => scoreOf(weights, row)));
  const confidence = Math.max(0, ...chances);
  return { index: chances.indexOf(confidence), confidence };
};

export const answerOf = (weights: Weights, { set, isGone, rows, answer, same, rest }: Case): Answer => {
  const { index, confidence } = best(weights, rows);
  return {
    set,
    strict: answer >= 0 && index === answer,
    lenient: !isGone && same.has(index),
    confidence: isGone ? 0 : confidence,
    withoutIt: best(weights, isGone ? rows : rest).confidence,
  };
};

const percent = (part: number, of: number): string => (of === 0 ? "-" : `${((100 * part) / of).toFixed(1)} %`);

/** A line a set: forced, and with refusals at the fixed threshold. */
export const lines = (answers: readonly Answer[]): readonly string[] =>
  [...new Set(answers.map(({ set }) => set))].map((set) => {
    const all = answers.filter((answer) => answer.set === set);
    const here = all.filter(({ confidence }) => confidence > 0);
    const count = (test: (answer: Answer) => boolean): string => percent(here.filter(test).length, here.length);
    const sure = ({ confidence }: Answer): boolean => confidence >= CONFIDENT;
    return [
      set.padEnd(12),
      `n=${here.length}`,
      `forced ${count(({ strict }) => strict)} strict ${count(({ lenient }) => lenient)} lenient`,
      `healed ${count((answer) => sure(answer) && answer.lenient)}`,
      `wrong ${count((answer) => sure(answer) && !answer.lenient)}`,
      `false heals ${percent(all.filter(({ withoutIt }) => withoutIt >= CONFIDENT).length, all.length)}`,
    ].join("  ");
  });

const STEPS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01] as const;

/** Of the answers given with about this confidence, how many were right: half of the questions have no answer on the page. */
export const calibration = (answers: readonly Answer[]): readonly string[] =>
  STEPS.slice(1).map((to, at) => {
    const from = STEPS[at] ?? 0;
    const within = (confidence: number): boolean => confidence >= from && confidence < to;
    const present = answers.filter(({ confidence }) => within(confidence));
    const absent = answers.filter(({ withoutIt }) => within(withoutIt)).length;
    const right = present.filter(({ lenient }) => lenient).length;
    const given = present.length + absent;
    return `confidence ${from}-${Math.min(1, to)}: ${given} given, ${percent(right, given)} right`;
  });
