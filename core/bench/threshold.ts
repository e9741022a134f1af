import type { BenchPhase, ThresholdUnit } from "../model/bench";
import type { LoopEnded, ThresholdChecked } from "../model/event";
import { UserError } from "../model/failure";
import { type PhaseReport, type Part, speedup, type SpeedPart, type Stat } from "./report";
import { measuredPhases, type ScheduleOptions } from "./schedule";

/** Loops of the row, both ends included, without an upper end up to the last one; or all loops of a phase. */
export type LoopScope =
  | { readonly kind: "loops"; readonly from: number; readonly to?: number }
  | { readonly kind: "phase"; readonly phase: BenchPhase };

/** What is added up over loops. */
export type Counted = "drift" | "heals" | "misses" | "stale" | "invalidations" | "wrong" | "failures";

export type Measure =
  | { readonly kind: "count"; readonly what: Counted; readonly scope: LoopScope }
  | { readonly kind: "hit_rate"; readonly scope: LoopScope }
  | { readonly kind: "speedup"; readonly part: SpeedPart; readonly stat: Stat; readonly phase: BenchPhase }
  | { readonly kind: "time"; readonly part: Part; readonly stat: Stat; readonly phase: BenchPhase };

export type Comparison = ">=" | "<=" | ">" | "<" | "==" | "!=";

/** A demand on the outcome of a bench. */
export interface Threshold {
  /** As written. */
  readonly text: string;
  readonly measure: Measure;
  readonly comparison: Comparison;
  /** In the measure's unit: a count, a share in [0, 1], a ratio or milliseconds. */
  readonly wanted: number;
}

const UNITS = { count: "count", hit_rate: "share", speedup: "ratio", time: "ms" } as const satisfies Record<
  Measure["kind"],
  ThresholdUnit
>;

/** What the measure is told in. */
export const unitOf = (measure: Measure): ThresholdUnit => UNITS[measure.kind];

const scopePhase = (measure: Measure): BenchPhase | undefined => {
  if (measure.kind === "speedup" || measure.kind === "time") return measure.phase;
  return measure.scope.kind === "phase" ? measure.scope.phase : undefined;
};

const refuse = (threshold: Threshold, why: string, hint: string): never => {
  throw new UserError(`--threshold ${threshold.text}: ${why}`, { hint });
};

/** Throws UserError for a threshold about loops or phases that these options will not run. */
export const refuseUnmeasured = (threshold: Threshold, options: Omit<ScheduleOptions, "warmup">): void => {
  const { measure } = threshold;
  const phase = scopePhase(measure);
  if (phase !== undefined && !measuredPhases(options).includes(phase))
    return refuse(threshold, `the phase ${phase} is not measured`, `add it to --phases, and leave out --runs`);
  if (phase !== undefined || measure.kind === "speedup" || measure.kind === "time") return;
  if (measure.scope.kind !== "loops") return;
  const { from, to = from } = measure.scope;
  if (Math.max(from, to) <= options.loops) return;
  refuse(threshold, `there are only ${options.loops} loops`, `give more with --loops ${Math.max(from, to)}`);
};

const countOf = (loop: LoopEnded, what: Counted): number => {
  switch (what) {
    case "misses":
      return Object.values(loop.misses).reduce((sum, count) => sum + count, 0);
    case "failures":
      return loop.verdict === "pass" ? 0 : 1;
    default:
      return loop[what];
  }
};

/** Hits among all look-ups of the loops; undefined when there was none. */
export const hitRateOf = (loops: readonly LoopEnded[]): number | undefined => {
  const hits = loops.flatMap((loop) => Object.values(loop.hits)).reduce((sum, count) => sum + count, 0);
  const misses = loops.reduce((sum, loop) => sum + countOf(loop, "misses"), 0);
  return hits + misses === 0 ? undefined : hits / (hits + misses);
};

export interface Outcome {
  readonly row: readonly LoopEnded[];
  readonly phases: readonly PhaseReport[];
}

/** The loops meant; undefined when not all of them were run. */
const loopsOf = ({ row, phases }: Outcome, scope: LoopScope): readonly LoopEnded[] | undefined => {
  if (scope.kind === "phase") return phases.find(({ phase }) => phase === scope.phase)?.loops;
  const { from, to = row.length } = scope;
  const meant = row.filter(({ loop }) => loop >= from && loop <= to);
  return meant.length > 0 && meant.length === to - from + 1 ? meant : undefined;
};

const measured = (outcome: Outcome, measure: Measure): number | undefined => {
  switch (measure.kind) {
    case "speedup":
      return speedup(outcome.phases, measure.phase, measure.part, measure.stat);
    case "time":
      return outcome.phases.find(({ phase }) => phase === measure.phase)?.times[measure.part][measure.stat];
    case "hit_rate": {
      const loops = loopsOf(outcome, measure.scope);
      return loops && hitRateOf(loops);
    }
    case "count":
      return loopsOf(outcome, measure.scope)?.reduce((sum, loop) => sum + countOf(loop, measure.what), 0);
  }
};

const compare = (value: number, comparison: Comparison, wanted: number): boolean => {
  switch (comparison) {
    case ">=":
      return value >= wanted;
    case "<=":
      return value <= wanted;
    case ">":
      return value > wanted;
    case "<":
      return value < wanted;
    case "==":
      return value === wanted;
    case "!=":
      return value !== wanted;
  }
};

/** Whether the outcome is as demanded; what was not measured is missed. */
export const checkThreshold = (threshold: Threshold, outcome: Outcome): ThresholdChecked => {
  const { measure, comparison, wanted, text } = threshold;
  const found = measured(outcome, measure);
  const value = found === undefined || Number.isNaN(found) ? null : found;
  return {
    type: "threshold",
    text,
    value,
    unit: unitOf(measure),
    ok: value !== null && compare(value, comparison, wanted),
  };
};
