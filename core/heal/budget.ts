/** Healing of one step ends after so long, in milliseconds. */
const STEP_HEAL_MS = 5_000;
/** What heals that failed may take of one run, in milliseconds. */
const RUN_FAILED_MS = 30_000;

/** What a step may still spend on healing. */
export interface StepBudget {
  rounds: number;
  ms: number;
}

/** What a run may still spend on heals that fail; one that succeeds uses nothing up. */
export interface RunBudget {
  failedMs: number;
}

/** For one step, of so many rounds. */
export const stepBudget = (rounds: number): StepBudget => ({ rounds, ms: STEP_HEAL_MS });

/** For one run. */
export const runBudget = (): RunBudget => ({ failedMs: RUN_FAILED_MS });
