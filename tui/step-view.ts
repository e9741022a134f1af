import type { HealAttempted, LookedUp, RunEventBody, StepEnded, StepStarted } from "#core/model/event";
import type { StepOutcome } from "#core/model/run";

/** One try to heal. Times are milliseconds. */
export interface AttemptView {
  readonly rank: number;
  readonly strategy: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly reason?: string;
  /** What its record said when it was tried. */
  readonly learned?: HealAttempted["learned"];
}

/** How a heal came out. */
export interface HealResultView {
  readonly ok: boolean;
  readonly strategy: string | null;
  readonly selector: string | null;
  readonly original: string;
  readonly confidence: number;
  readonly margin?: number;
  readonly pro: readonly string[];
  readonly contra: readonly string[];
  /** Whether the strategy that the record put first healed it; absent when the record was empty. */
  readonly strategyHit?: boolean;
}

/** What is known of one step so far. */
export interface StepView {
  readonly id: string;
  /** From 1. */
  readonly index: number;
  readonly text: string;
  readonly element: string | null;
  readonly state: "running" | "healed" | StepOutcome;
  readonly lookup?: Pick<LookedUp, "source" | "ms" | "reason" | "ageMs">;
  readonly drift?: { readonly score: number; readonly threshold: number; readonly changed: readonly string[] };
  readonly discover?: { readonly found: boolean; readonly candidates: number; readonly ms: number };
  readonly attempts: readonly AttemptView[];
  readonly heal?: HealResultView;
  readonly end?: StepEnded;
}

/** Only the last tries are kept: more than these nobody can see. */
const MOST_ATTEMPTS = 12;

/** What a step is when nothing but its name is known. */
export const newStep = ({ step, index, text, element }: StepStarted | (StepEnded & { text: string })): StepView => ({
  id: step,
  index,
  text,
  element,
  state: "running",
  attempts: [],
});

/** The step after an event of its own. */
export const stepAfter = (step: StepView, event: RunEventBody): StepView => {
  switch (event.type) {
    case "lookup": {
      const { source, ms, reason, ageMs } = event;
      const more = { ...(reason === undefined ? {} : { reason }), ...(ageMs === undefined ? {} : { ageMs }) };
      return { ...step, lookup: { source, ms, ...more } };
    }
    case "drift":
      return { ...step, drift: { score: event.score, threshold: event.threshold, changed: event.changed } };
    case "discover":
      return { ...step, discover: { found: event.found, candidates: event.candidates, ms: event.ms } };
    case "heal.attempt": {
      const { rank, strategy, ok, ms, reason, learned } = event;
      const more = { ...(reason === undefined ? {} : { reason }), ...(learned === undefined ? {} : { learned }) };
      const attempt = { rank, strategy, ok, ms, ...more };
      return { ...step, attempts: [...step.attempts, attempt].slice(-MOST_ATTEMPTS) };
    }
    case "heal.result": {
      const { ok, strategy, selector, original, confidence, margin, pro = [], contra = [], strategyHit } = event;
      const heal = { ok, strategy, selector, original, confidence, pro, contra };
      const lead = margin === undefined ? {} : { margin };
      return { ...step, heal: { ...heal, ...lead, ...(strategyHit === undefined ? {} : { strategyHit }) } };
    }
    case "step.end":
      return { ...step, state: event.healed && event.outcome === "success" ? "healed" : event.outcome, end: event };
    default:
      return step;
  }
};

/** Whether there is something to tell about its healing. */
export const isHealStory = (step: StepView): boolean =>
  step.heal !== undefined || step.attempts.length > 0 || (step.drift?.score ?? 0) >= (step.drift?.threshold ?? 1);
