import type { LoopFigures, LoopPhase, ThresholdUnit } from "./bench";
import type { LayerName, MissReason } from "./cache";
import type { Failure } from "./failure";
import type { HealCounters } from "./heal-counters";
import type { Place } from "./place";
import type { ArtifactType, Source, StepCounts, StepOutcome, Verdict } from "./run";
import type { ActionKind } from "./step";

/** Version of the event stream; within one, fields are only added. */
export const EVENT_VERSION = 1;

/** Every event carries it. `ts` is ISO 8601 UTC; `seq` counts from 1 without gaps. */
export interface EventStamp {
  readonly v: typeof EVENT_VERSION;
  readonly seq: number;
  readonly ts: string;
  readonly invocation: string;
}

/** A run is one requirement x data row x attempt. */
interface OfRun {
  readonly run: string;
  readonly req: string;
}
interface OfStep extends OfRun {
  readonly step: string;
}

export interface InvocationStarted {
  readonly type: "invocation.start";
  readonly version: string;
  readonly command: "run" | "bench" | "demo";
  readonly runs: number;
  readonly workers: number;
}
export interface RunStarted extends OfRun {
  readonly type: "run.start";
  readonly title: string;
  readonly file: string;
  readonly row: string | null;
  readonly attempt: number;
  readonly url: string | null;
  readonly steps: number;
}
export interface StepStarted extends OfStep {
  readonly type: "step.start";
  /** From 1. */
  readonly index: number;
  readonly text: string;
  readonly action: ActionKind;
  readonly element: string | null;
}
/** One per step that looks for an element. `ms` is the look-up alone. */
export interface LookedUp extends OfStep {
  readonly type: "lookup";
  readonly source: LayerName | "run" | "miss";
  readonly hit: boolean;
  readonly ms: number;
  readonly reason?: MissReason;
  readonly selector?: string;
  readonly strategy?: string;
  readonly ageMs?: number;
  /**
   * Of a layer's hit: what the read that brought the entry took, the layers above it included. One read may bring the entries of
   * several steps and run ahead of them; the step itself waited for `ms`.
   */
  readonly readMs?: number;
}
/** The proof of a remembered element, told when it drifted at all. */
export interface Drifted extends OfStep {
  readonly type: "drift";
  readonly score: number;
  readonly threshold: number;
  readonly changed: readonly string[];
  /** How far the structure of the whole page is from what it was, in [0, 1]. */
  readonly page?: number;
}
export interface Discovered extends OfStep {
  readonly type: "discover";
  readonly found: boolean;
  readonly candidates: number;
  readonly ms: number;
  readonly score?: number;
  readonly selector?: string;
  readonly strategy?: string;
}
export interface HealAttempted extends OfStep {
  readonly type: "heal.attempt";
  readonly rank: number;
  readonly strategy: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly reason?: string;
  /** Why the strategy was tried in this place; absent when nothing was known of it. */
  readonly learned?: {
    /** The narrowest scope with a record of it: what follows was counted there. */
    readonly scope: "element" | "page" | "site" | "everywhere";
    readonly won: number;
    readonly tried: number;
    /** What its success rate is at least, tries of narrower scopes counting more; in [0, 1]. */
    readonly lower: number;
  };
}
export interface HealEnded extends OfStep {
  readonly type: "heal.result";
  readonly ok: boolean;
  readonly strategy: string | null;
  readonly selector: string | null;
  readonly original: string;
  /** Probability that what was found is the remembered element, where it was recognised; else how well it answers the query. */
  readonly confidence: number;
  /** Lead over the next candidate, in the same measure; only where it was recognised. */
  readonly margin?: number;
  /** Properties that speak for it and against it, strongest first. */
  readonly pro?: readonly string[];
  readonly contra?: readonly string[];
  /** The strategies in the order in which they were tried. */
  readonly order?: readonly string[];
  /** Whether the strategy that the record put first healed it; absent when the record was empty. */
  readonly strategyHit?: boolean;
  readonly ms: number;
}
export interface StepEnded extends OfStep {
  readonly type: "step.end";
  readonly index: number;
  /** The step as a sentence; a skipped step has no `step.start` that would tell it. */
  readonly text?: string;
  readonly action: ActionKind;
  readonly element: string | null;
  readonly outcome: StepOutcome;
  readonly healed: boolean;
  readonly source: Source | null;
  readonly selector: string | null;
  readonly strategy: string | null;
  readonly lookupMs: number;
  readonly proofMs: number;
  readonly discoverMs: number;
  /** Waiting for the page to show the element; absent in the streams of older versions, whose `actionMs` holds it. */
  readonly waitMs?: number;
  readonly actionMs: number;
  readonly ms: number;
  readonly error?: Failure & { readonly file: string; readonly line: number; readonly column: number };
  /** What a person should know of a step that did not fail for it, one sentence each; absent when there is nothing. */
  readonly warnings?: readonly string[];
}
export interface ArtifactStored extends OfRun {
  readonly type: "artifact";
  readonly artifactType: ArtifactType;
  readonly path: string;
  /** 0 when it was lost. */
  readonly bytes: number;
  /** The step it shows; absent for those of the whole run. */
  readonly step?: string;
  /** Why there is no such file; absent when it was kept. */
  readonly lost?: string;
}
export interface RunEnded extends OfRun {
  readonly type: "run.end";
  readonly status: "done" | "aborted";
  readonly verdict: Verdict;
  readonly ms: number;
  readonly steps: StepCounts;
  readonly healed: number;
  readonly healRounds: number;
  /** False when neither an outcome nor an expectation was checked. */
  readonly asserted: boolean;
  readonly error?: string;
}
/** One loop of a bench, or of a run that is repeated, is over: every requirement ran once. Its runs were told before it, since the last `loop.end`. */
export interface LoopEnded extends LoopFigures {
  readonly type: "loop.end";
  /** From 1 over all loops that count; 0 for those that only warm up. */
  readonly loop: number;
  /** `repeat` in a run: the layers hold what they held. */
  readonly phase: LoopPhase | "repeat";
}
/** A threshold of a bench was looked at. `value` is null when nothing was measured: it is missed then. */
export interface ThresholdChecked {
  readonly type: "threshold";
  readonly text: string;
  readonly value: number | null;
  /** Of `value`: a count, a share in [0, 1], a ratio or milliseconds. */
  readonly unit: ThresholdUnit;
  readonly ok: boolean;
}
/** Something went wrong that is no step's fault: a dead store, a refused file. */
export interface ErrorTold {
  readonly type: "error";
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly place?: Place;
}
export interface InvocationEnded {
  readonly type: "invocation.end";
  readonly exitCode: number;
  readonly verdict: Verdict;
  readonly ms: number;
  readonly requirements: {
    readonly total: number;
    readonly passed: number;
    readonly partial: number;
    readonly failed: number;
    readonly healed: number;
  };
  readonly steps: StepCounts;
  readonly cache: Readonly<Record<LayerName | "run" | "miss", number>> & {
    readonly hitRate: number;
    readonly drift: number;
  };
  /** The counters are absent in the streams of older versions. */
  readonly heal: { readonly attempts: number; readonly healed: number } & Partial<HealCounters>;
  readonly llm: { readonly calls: number; readonly tokens: number };
  readonly degraded: readonly string[];
}

export type RunEventBody =
  | InvocationStarted
  | RunStarted
  | StepStarted
  | LookedUp
  | Drifted
  | Discovered
  | HealAttempted
  | HealEnded
  | StepEnded
  | ArtifactStored
  | RunEnded
  | LoopEnded
  | ThresholdChecked
  | ErrorTold
  | InvocationEnded;

/** Something that happened. The stream is the only thing reporters and stores are told. */
export type RunEvent = EventStamp & RunEventBody;
