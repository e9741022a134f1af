import type { BenchPhase } from "../model/bench";
import type { LayerName } from "../model/cache";
import type { LoopEnded, ThresholdChecked } from "../model/event";
import type { Verdict } from "../model/run";
import type { LoopRecord } from "./loop-book";
import type { LookupTime } from "./probe";
import { type Summary, summarise } from "./statistics";

/**
 * What is timed in a phase. `lookup` is one entry read with nothing else under way; `read` is the read as it was in the run, ahead of its
 * steps while the page opened; `lookup+proof` is that read and the proof, element by element.
 */
export type Part = "discovery" | "lookup" | "read" | "proof" | "lookup+proof" | "action" | "run";

/** Parts that have a counterpart in the cold phase: the first two discovery, the last the whole run. */
export type SpeedPart = "lookup" | "lookup+proof" | "run";

export const PARTS: readonly Part[] = ["discovery", "lookup", "read", "proof", "lookup+proof", "action", "run"];
export const SPEED_PARTS: readonly SpeedPart[] = ["lookup", "lookup+proof", "run"];

/** A figure of a summary that two phases can be compared by. */
export type Stat = "mean" | "min" | "p50" | "p95";
export const STATS: readonly Stat[] = ["mean", "min", "p50", "p95"];

/** A loop that counted: what was told of it, and its single measurements. */
export interface CountedLoop extends LoopRecord {
  readonly ended: LoopEnded;
  /** Of entries all of which the loop proved. */
  readonly lookups: readonly LookupTime[];
}

/** What a phase came to. Times are milliseconds. */
export interface PhaseReport {
  readonly phase: BenchPhase;
  /** The layer its look-ups are to be answered by; null in the cold phase. Hits of other layers are counted, but not in its times. */
  readonly reads: LayerName | null;
  readonly loops: readonly LoopEnded[];
  readonly times: Readonly<Record<Part, Summary>>;
}

/** All a bench has to tell. */
export interface BenchReport {
  readonly exitCode: number;
  readonly verdict: Verdict;
  /** Fastest first. */
  readonly layers: readonly LayerName[];
  /** The loops in a row, the first with empty layers. */
  readonly row: readonly LoopEnded[];
  /** Measured ones only, in the order cold, durable, fast. */
  readonly phases: readonly PhaseReport[];
  readonly thresholds: readonly ThresholdChecked[];
  /** It ended before the last loop: interrupted, or nothing could be measured. */
  readonly incomplete: boolean;
}

/** Which layer each phase reads, fastest first: `fast` the first that outlives the process, `durable` the last one. */
export const readsOf = (layers: readonly LayerName[]): Readonly<Record<BenchPhase, LayerName | null>> => {
  const lasting = layers.filter((name) => name !== "memory");
  const all = lasting.length > 0 ? lasting : layers;
  return { cold: null, durable: all.at(-1) ?? null, fast: all[0] ?? null };
};

/** The report of one phase over its loops. */
export const reportPhase = (
  phase: BenchPhase,
  reads: LayerName | null,
  counted: readonly CountedLoop[],
): PhaseReport => {
  const own = counted.filter(({ ended }) => ended.phase === phase);
  const hits = own.flatMap(({ samples }) => samples.hits).filter(({ source }) => source === reads);
  const lookups = own.flatMap((loop) => loop.lookups).filter(({ source }) => source === reads);
  const warm = phase !== "cold";
  return {
    phase,
    reads,
    loops: own.map(({ ended }) => ended),
    times: {
      discovery: summarise(warm ? [] : own.flatMap(({ samples }) => samples.discoveryMs)),
      lookup: summarise(lookups.map(({ ms }) => ms)),
      read: summarise(hits.map(({ readMs }) => readMs)),
      proof: summarise(hits.map(({ proofMs }) => proofMs)),
      "lookup+proof": summarise(hits.map(({ readMs, proofMs }) => readMs + proofMs)),
      action: summarise(own.flatMap(({ samples }) => samples.actionMs)),
      run: summarise(own.flatMap(({ figures }) => (figures.verdict === "fail" ? [] : [figures.ms]))),
    },
  };
};

/**
 * How many times faster than cold: stat(cold) / stat(phase). Finding an element (`lookup`, `lookup+proof`) is held against its discovery,
 * `run` against the whole cold run. Undefined where either was not measured.
 */
export const speedup = (
  phases: readonly PhaseReport[],
  phase: BenchPhase,
  part: SpeedPart,
  stat: Stat,
): number | undefined => {
  const of = (wanted: BenchPhase, what: Part): number =>
    phases.find((each) => each.phase === wanted)?.times[what][stat] ?? Number.NaN;
  const ratio = of("cold", part === "run" ? "run" : "discovery") / of(phase, part);
  return Number.isFinite(ratio) ? ratio : undefined;
};
