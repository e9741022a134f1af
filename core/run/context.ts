import type { Failure, PortError } from "../model/failure";
import type { HealNeeds } from "../heal/past";
import type { HealAttempt } from "../model/heal";
import type { CacheMode } from "../resolve/run-cache";
import type { HealMode } from "../resolve/seek";
import type { Requirement } from "../model/requirement";
import type { Pause } from "../ports/pause";
import type { Step } from "../model/step";
import type { DeniedNames } from "./denied-names";
import type { Emit } from "./emit";
import type { Evidence, EvidenceOptions } from "./evidence";
import type { Secrets } from "./secrets";

/** How requirements are run; a step's own word goes before these. Times are milliseconds. */
export interface RunOptions {
  readonly stepTimeoutMs: number;
  /** Of a whole requirement; no end of its own when absent. */
  readonly timeoutMs?: number;
  readonly cache: CacheMode;
  readonly heal: HealMode;
  /** Only what is remembered and proven is acted on, whatever the modes and the steps' own words say; nothing is written to the cache. */
  readonly frozen?: boolean;
  /** Heal rounds a single step may use. */
  readonly healRounds: number;
  /** Share of difference in [0, 1] over which a remembered element counts as another one; over 0.35 it has no effect. */
  readonly driftThreshold: number;
  /** Keeps caches of different purposes apart: `default`, `bench`. */
  readonly namespace: string;
  readonly evidence: EvidenceOptions;
  readonly baseUrl?: string;
}

/** Everything the steps of one run share. */
export interface RunContext extends HealNeeds {
  readonly requirement: Requirement;
  readonly options: RunOptions;
  readonly secrets: Secrets;
  readonly emit: Emit;
  readonly evidence: Evidence;
  readonly names: DeniedNames;
  readonly newId: () => string;
  /** Id of the run. */
  readonly run: string;
  /** When the time of the whole requirement would be over without a pause, on the clock's `elapsed` scale. */
  readonly deadline: number;
  readonly pause?: Pause;
  /** Milliseconds this run was held. */
  readonly paused: { ms: number };
  /** Resolves when the run is to stop. */
  readonly stopped: Promise<void>;
  /** The element that was pressed last; another press of it waits for the page to answer to the first. */
  readonly pressed: { held?: string };
  /** Heal attempts whose outcome is known, written when the run is over. */
  readonly attempts: HealAttempt[];
}

/** Pages load slower than elements appear: a navigation gets so many times the time of a step. */
const NAVIGATION_SHARE = 3;

/** What the requirement has left of its time, in milliseconds; it stands still while the run is held. */
export const timeLeft = ({ deadline, paused, clock }: RunContext): number => deadline + paused.ms - clock.elapsed();

const within = (ctx: RunContext, ms: number): number => Math.max(1, Math.min(ms, timeLeft(ctx)));

/** What a step may take, in milliseconds: its own word or the default, but never more than the requirement has left. */
export const timeoutOf = (ctx: RunContext, step: Step): number =>
  within(ctx, step.timeoutMs ?? ctx.options.stepTimeoutMs);

/** What opening a page may take, in milliseconds: the step's own word, else more than other steps get. */
export const navigationTimeoutOf = (ctx: RunContext, step?: Step): number =>
  within(ctx, step?.timeoutMs ?? ctx.options.stepTimeoutMs * NAVIGATION_SHARE);

/** What came of carrying out a step, without its bookkeeping. */
export interface Carried {
  readonly failure?: Failure;
  /** Whether the action or an expectation failed. */
  readonly failedIn?: "action" | "expectation";
  /** An outcome or expectation was looked at. */
  readonly asserted: boolean;
  /** The browser did not do its work. */
  readonly infrastructure?: PortError;
}
