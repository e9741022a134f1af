import type { Failure, PortError } from "../model/failure";
import type { Requirement } from "../model/requirement";
import type { StepCounts, Verdict } from "../model/run";
import type { Emit } from "./emit";
import type { StepEnd } from "./step";
import { countSteps, verdictOf } from "./verdict";

interface Telling {
  readonly emit: Emit;
  /** Fires to end the run. */
  readonly signal: AbortSignal;
}

/** What became of one run. */
export interface RunSummary {
  readonly verdict: Verdict;
  readonly steps: StepCounts;
  readonly healed: number;
  /** It did not pass, and nothing but the frozen cache was in its way. */
  readonly frozen: boolean;
  /** The browser could not do its work. */
  readonly infrastructure?: PortError;
}

/** Tells that the run begins. */
export const tellStart = (needs: Telling, requirement: Requirement, run: string): void =>
  needs.emit({
    type: "run.start",
    run,
    req: requirement.id,
    title: requirement.title,
    file: requirement.place.file,
    row: requirement.rowId,
    attempt: 1,
    url: requirement.url ?? null,
    steps: requirement.steps.length,
  });

/** What became of a run's steps. */
export interface Ended {
  readonly ends: readonly StepEnd[];
  readonly opened?: Failure;
  readonly infrastructure?: PortError;
}

const isFrozen = ({ ends, opened }: Ended): boolean => {
  const failed = ends.filter((end) => end.outcome === "fail");
  return opened === undefined && failed.length > 0 && failed.every((end) => end.code === "frozen");
};

/** Tells that the run is over, and answers what became of it. */
export const tellEnd = (
  needs: Telling,
  requirement: Requirement,
  run: string,
  ms: number,
  ended: Ended,
): RunSummary => {
  const { ends, opened } = ended;
  const infrastructure = ended.infrastructure ?? ends.find((end) => end.infrastructure)?.infrastructure;
  const aborted = needs.signal.aborted;
  const complete = !aborted && !opened && !infrastructure && ends.length === requirement.steps.length;
  const verdict = complete ? verdictOf(ends) : "fail";
  const failed =
    ends.find((end) => end.outcome === "fail" && !end.forgiven) ?? ends.find((end) => end.outcome === "fail");
  const error = aborted ? "interrupted" : (opened?.message ?? ended.infrastructure?.message ?? failed?.message);
  const healed = ends.filter((end) => end.healed).length;
  const steps = countSteps(ends);
  needs.emit({
    type: "run.end",
    run,
    req: requirement.id,
    status: aborted || infrastructure ? "aborted" : "done",
    verdict,
    ms,
    steps,
    healed,
    healRounds: ends.reduce((sum, end) => sum + end.healRounds, 0),
    asserted: ends.some((end) => end.asserted),
    ...(error === undefined ? {} : { error }),
  });
  const frozen = isFrozen(ended);
  return { verdict, steps, healed, frozen, ...(infrastructure ? { infrastructure } : {}) };
};
