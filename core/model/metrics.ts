import type { LayerName } from "./cache";
import type { Source } from "./run";

/** Runs that started in the window. The first three have ended (a run that was interrupted or died counts as failed), `running` have not. */
export interface RunCounts {
  readonly pass: number;
  readonly partial: number;
  readonly fail: number;
  readonly running: number;
}

/** An element whose steps failed. */
export interface FailingElement {
  /** The element in words. */
  readonly element: string;
  /** Steps of any action that failed on it. */
  readonly failures: number;
  /** The run in which it failed last. */
  readonly lastRun: string;
  /** When that step ended; ISO 8601 UTC. */
  readonly lastTime: string;
}

/** What a store counts over a window; rates are worked out of it by `successRate` and `hitRate`. */
export interface Metrics {
  readonly runs: RunCounts;
  /** The exact median of the durations of ended runs, the mean of the two in the middle when their number is even; null when none has ended. */
  readonly medianMs: number | null;
  /** Steps that found their element, by where it came from. */
  readonly lookups: Readonly<Record<Source, number>>;
  readonly heals: {
    /** Rounds of healing, whether they helped or not. */
    readonly rounds: number;
    /** Steps that succeeded on a healed element. */
    readonly healed: number;
  };
  /** Most failures first, then the latest, then by name. */
  readonly failing: readonly FailingElement[];
}

/** Every source, in the order people are shown them: fastest first. */
export const SOURCES: readonly Source[] = Object.keys({
  run: 0,
  memory: 0,
  redis: 0,
  sqlite: 0,
  postgres: 0,
  discovery: 0,
  heal: 0,
} satisfies Record<Source, 0>) as readonly Source[];

const REMEMBERED: readonly (LayerName | "run")[] = ["run", "memory", "redis", "sqlite", "postgres"];

/** Share of the ended runs that passed, in [0, 1]; null when none has ended. */
export const successRate = ({ pass, partial, fail }: RunCounts): number | null => {
  const ended = pass + partial + fail;
  return ended === 0 ? null : pass / ended;
};

/** Share of the found elements that were remembered and proven, in [0, 1]; null when none was found. */
export const hitRate = (lookups: Metrics["lookups"]): number | null => {
  const all = SOURCES.reduce((sum, source) => sum + lookups[source], 0);
  return all === 0 ? null : REMEMBERED.reduce((sum, source) => sum + lookups[source], 0) / all;
};
