import { isSure, rank } from "#core/model/ranking/rank";
import type { Question } from "./relocation/recorded-pairs";

/** What the ranking did with the questions of one data set; counts, but for the time. */
export interface RelocationScore {
  readonly set: string;
  readonly questions: number;
  /** Forced to choose, it chose exactly the element; or the element, its parent or its child. */
  readonly strict: number;
  readonly lenient: number;
  /** With its own refusals: acted on the element (or parent, child), on another one, on none. */
  readonly healed: number;
  readonly wrong: number;
  readonly refused: number;
  /** The element was taken away, and it acted all the same. */
  readonly falseHeals: number;
  /** Questions that the best published algorithm answered wrong, and how many of them it answered right. */
  readonly hard: number;
  readonly hardRight: number;
  /** Mean time of a look-up in milliseconds. */
  readonly ms: number;
}

type Outcome = Omit<RelocationScore, "set" | "questions" | "ms">;

const one = (condition: boolean): number => (condition ? 1 : 0);

const withoutAnswer = ({ old, candidates, same }: Question): boolean => {
  const { confidence } = rank(
    old,
    candidates.filter((_, index) => !same.has(index)),
  );
  return isSure(confidence, old.name);
};

const outcomeOf = (question: Question): Outcome => {
  const { old, candidates, answer, near, hard } = question;
  const { best, confidence } = rank(old, candidates);
  const sure = isSure(confidence, old.name);
  const right = best === answer;
  return {
    strict: one(right),
    lenient: one(near.has(best)),
    healed: one(sure && near.has(best)),
    wrong: one(sure && !near.has(best)),
    refused: one(!sure),
    falseHeals: one(withoutAnswer(question)),
    hard: one(hard),
    hardRight: one(hard && right),
  };
};

const NOTHING: Outcome = {
  strict: 0,
  lenient: 0,
  healed: 0,
  wrong: 0,
  refused: 0,
  falseHeals: 0,
  hard: 0,
  hardRight: 0,
};

const KEYS = Object.keys(NOTHING) as (keyof Outcome)[];
const sum = (a: Outcome, b: Outcome): Outcome =>
  Object.fromEntries(KEYS.map((key) => [key, a[key] + b[key]])) as unknown as Outcome;

/** Scores every set of the questions that have an answer on the page. */
export const scoreRelocation = (questions: readonly Question[]): readonly RelocationScore[] =>
  [...new Set(questions.map(({ set }) => set))].map((set) => {
    const asked = questions.filter((question) => question.set === set && question.answer >= 0);
    const before = performance.now();
    for (const { old, candidates } of asked) rank(old, candidates);
    const ms = (performance.now() - before) / Math.max(1, asked.length);
    return { set, questions: asked.length, ...asked.map(outcomeOf).reduce(sum, NOTHING), ms };
  });
