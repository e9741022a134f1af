import type { StepCounts, StepOutcome, Verdict } from "../model/run";

/** What a step means for its run. */
export interface StepVerdict {
  readonly outcome: StepOutcome;
  /**
   * By its own word (`optional`, `soft`) what became of it does not fail the run. A skipped step that is forgiven had nothing to do: the
   * element of an optional step is absent.
   */
  readonly forgiven: boolean;
}

/** Steps by outcome. */
export const countSteps = (steps: readonly StepVerdict[]): StepCounts => {
  const of = (outcome: StepOutcome): number => steps.filter((step) => step.outcome === outcome).length;
  return { total: steps.length, success: of("success"), fail: of("fail"), skipped: of("skipped") };
};

/**
 * pass = everything was carried out, optional steps whose element is absent aside; partial = nothing required failed, but not everything was
 * carried out; fail = the rest.
 */
export const verdictOf = (steps: readonly StepVerdict[]): Verdict => {
  if (steps.some((step) => step.outcome === "fail" && !step.forgiven)) return "fail";
  const isDone = ({ outcome, forgiven }: StepVerdict): boolean =>
    outcome === "success" || (outcome === "skipped" && forgiven);
  return steps.every(isDone) ? "pass" : "partial";
};

const RANK = { pass: 0, partial: 1, fail: 2 } as const satisfies Record<Verdict, number>;

/** The worst of several. */
export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>((a, b) => (RANK[b] > RANK[a] ? b : a), "pass");

export interface Ending {
  /** The exit code of the signal that ended it. */
  readonly interrupted?: number;
  /** The browser could not do its work. */
  readonly infrastructure: boolean;
  /** What did not pass was only kept from it by a policy. */
  readonly policy: boolean;
  readonly verdict: Verdict;
}

/** 0 all passed, 1 something failed or partial, 3 infrastructure, 4 a policy alone stood in the way, 130 and its like for signals. */
export const exitCodeOf = (ending: Ending): number => {
  if (ending.interrupted !== undefined) return ending.interrupted;
  if (ending.infrastructure) return 3;
  if (ending.verdict === "pass") return 0;
  return ending.policy ? 4 : 1;
};
