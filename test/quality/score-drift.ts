import type { ElementSnapshot } from "#core/model/element";
import { rank } from "#core/model/ranking/rank";
import { drift } from "#core/model/similarity";
import type { Question } from "./relocation/recorded-pairs";

/** What the drift alarm did on one set. */
export interface DriftScore {
  readonly set: string;
  /** The same element after a change: how many, and how many raised a false alarm. */
  readonly same: number;
  readonly falseAlarms: number;
  /** The likest other element of the page in its place: how many, and how many raised no alarm. */
  readonly others: number;
  readonly missed: number;
}

/** The worst that can stand where the element was: what the ranking would take were the element gone. */
const likestOther = ({ old, candidates, same }: Question): ElementSnapshot | undefined => {
  const others = candidates.filter((_, index) => !same.has(index));
  return others[rank(old, others).best];
};

const isAlarm = (old: ElementSnapshot, now: ElementSnapshot): boolean => {
  const report = drift(old, now);
  return report.drift >= report.threshold;
};

/** Scores the alarm over questions whose element is on the page. */
export const scoreDrift = (set: string, questions: readonly Question[]): DriftScore => {
  const pairs = questions.flatMap((question) => {
    const now = question.candidates[question.answer];
    return now ? [{ old: question.old, now, other: likestOther(question) }] : [];
  });
  const others = pairs.flatMap(({ old, other }) => (other ? [{ old, other }] : []));
  return {
    set,
    same: pairs.length,
    falseAlarms: pairs.filter(({ old, now }) => isAlarm(old, now)).length,
    others: others.length,
    missed: others.filter(({ old, other }) => !isAlarm(old, other)).length,
  };
};
