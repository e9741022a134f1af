import type { ActionKind } from "./step";
import type { Failure } from "./failure";
import type { LayerName } from "./cache";

export type Verdict = "pass" | "partial" | "fail";
export type RunStatus = "running" | "done" | "aborted";
export type StepOutcome = "success" | "fail" | "skipped";
export type ArtifactType = "screenshot" | "test_file" | "video" | "log" | "trace";

/** Where a step's element came from. `run`: proven earlier in this very run; `page`: an expectation, looked for afresh. */
export type Source = LayerName | "run" | "discovery" | "heal";

/** What became of one step. Times are milliseconds. */
export interface StepResult {
  readonly id: string;
  readonly index: number;
  readonly action: ActionKind;
  /** The query in words, null for steps without an element. */
  readonly element: string | null;
  readonly outcome: StepOutcome;
  /** Found by anything but the entry's proven locators after those had failed. */
  readonly healed: boolean;
  readonly source: Source | null;
  readonly selector: string | null;
  readonly strategy: string | null;
  readonly lookupMs: number;
  readonly ms: number;
  readonly failure?: Failure;
}

/** Steps by outcome. */
export interface StepCounts {
  readonly total: number;
  readonly success: number;
  readonly fail: number;
  readonly skipped: number;
}
