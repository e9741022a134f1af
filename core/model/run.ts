import type { LayerName } from "./cache";

export type Verdict = "pass" | "partial" | "fail";
export type RunStatus = "running" | "done" | "aborted";
export type StepOutcome = "success" | "fail" | "skipped";
export type ArtifactType = "screenshot" | "test_file" | "video" | "log" | "trace";

/** Where a step's element came from. `run`: proven earlier in this very run; `page`: an expectation, looked for afresh. */
export type Source = LayerName | "run" | "discovery" | "heal";

/** Steps by outcome. */
export interface StepCounts {
  readonly total: number;
  readonly success: number;
  readonly fail: number;
  readonly skipped: number;
}
