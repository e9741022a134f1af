import type { LayerName, MissReason } from "./cache";
import type { Verdict } from "./run";

/** What the layers hold when a loop begins: nothing; only the last layer; everything but this process's own memory. */
export type BenchPhase = "cold" | "durable" | "fast";

/** `warmup` loops are run and told, but not counted. */
export type LoopPhase = BenchPhase | "warmup";

/** What a threshold's value is measured in. */
export type ThresholdUnit = "count" | "share" | "ratio" | "ms";

/** What one loop, every requirement once, came to. Times are milliseconds, added up over its steps and runs. */
export interface LoopFigures {
  /** The worst of its runs. */
  readonly verdict: Verdict;
  readonly runs: number;
  /** Whole time of its runs: from the opening of the page to the verdict, writing to the layers included. */
  readonly ms: number;
  /** Entries whose element was proven on the page, by the layer that held them. */
  readonly hits: Readonly<Record<LayerName, number>>;
  readonly misses: Readonly<Record<MissReason, number>>;
  /** Elements that the same run had proven before: neither hit nor miss. */
  readonly again: number;
  /** Hits among hits and misses, in [0, 1]; null when no layer was asked. */
  readonly hitRate: number | null;
  /** Remembered elements that had drifted over the threshold. */
  readonly drift: number;
  /** The largest drift of all, in [0, 1], also under the threshold. */
  readonly mostDrift: number;
  readonly heals: number;
  /** Entries a layer held that the page did not prove: misses by `unproven` and `drifted`. */
  readonly stale: number;
  /** Entries given up because the page proved them wrong: removed, or replaced by a heal. */
  readonly invalidations: number;
  /** Expectations that failed after a remembered or healed element had been acted on: as far as these tell, it was another one. */
  readonly wrong: number;
  /** What steps waited for look-ups; what was read ahead costs them nothing. */
  readonly lookupMs: number;
  readonly proofMs: number;
  readonly discoverMs: number;
  readonly actionMs: number;
}
