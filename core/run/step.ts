import { stepBudget } from "../heal/budget";
import type { CacheEntry } from "../model/cache";
import { describeQuery } from "../model/element-text";
import type { StepEnded } from "../model/event";
import type { Failure, PortError } from "../model/failure";
import type { HealFailure } from "../model/heal";
import type { HealReasons } from "../model/heal-reasons";
import { renderSelector } from "../model/locator";
import { elementOf, type Action, type Step } from "../model/step";
import type { Seek, StepBook } from "../resolve/seek";
import { carryOut, type StepState } from "./carry-out";
import { timeoutOf, type Carried, type RunContext } from "./context";
import { queryOfStep } from "./same-words";
import { type KeptTry, openBook } from "./step-book";
import type { StepVerdict } from "./verdict";

/** What one step leaves for the verdict of its run. */
export interface StepEnd extends StepVerdict {
  readonly healed: boolean;
  readonly healRounds: number;
  readonly asserted: boolean;
  readonly message?: string;
  /** Code of its failure. */
  readonly code?: Failure["code"];
  /** A failed expectation: whatever was found on the way is in doubt. */
  readonly doubtful: boolean;
  readonly infrastructure?: PortError;
  /** What its element is remembered by. */
  readonly entry?: CacheEntry;
}

const elementText = (action: Action): string | null => {
  const named = elementOf(action);
  if (named) return describeQuery(named);
  const expectation = action.kind === "expect" ? action.that : action.kind === "wait" ? action.until : undefined;
  return expectation && "element" in expectation && expectation.element ? describeQuery(expectation.element) : null;
};

const modesOf = ({ options }: RunContext, step: Step): Pick<Seek, "cache" | "heal" | "frozen"> =>
  options.frozen
    ? { cache: "read", heal: "off", frozen: true }
    : { cache: step.cache ?? options.cache, heal: step.heal ?? options.heal, frozen: false };

const seekOf = (ctx: RunContext, step: Step, index: number, book: StepBook): Seek | undefined => {
  const { steps } = ctx.requirement;
  const query = queryOfStep(step, steps.slice(0, index - 1));
  if (!query) return undefined;
  const startedAt = ctx.clock.elapsed();
  const upcoming = steps.slice(index).flatMap((later, ahead) => {
    const next = queryOfStep(later, steps.slice(0, index + ahead));
    return next ? [{ query: next, action: later.action.kind }] : [];
  });
  return {
    query,
    action: step.action.kind,
    element: describeQuery(query),
    ...modesOf(ctx, step),
    startedAt,
    deadline: startedAt + timeoutOf(ctx, step),
    upcoming,
    book,
  };
};

const isForgiven = (step: Step, carried: Carried): boolean =>
  step.optional || (step.soft && carried.failedIn === "expectation");

/** The step proved its element: remember it, provisionally. */
const remember = (ctx: RunContext, state: StepState): void => {
  const { resolution, seek } = state;
  if (!resolution?.entry || !seek) return;
  if (resolution.broken) ctx.cache.reject(resolution.broken.key, seek.cache);
  const hit = resolution.source !== "discovery" && resolution.source !== "heal" && resolution.source !== "run";
  ctx.cache.prove(resolution.entry, { mode: seek.cache, write: resolution.write, hit });
};

const failureOf = ({ ok, actionFailed }: KeptTry, carried: Carried): HealFailure | null => {
  if (!ok) return "search";
  if (actionFailed) return "action";
  return carried.failure === undefined ? null : (carried.failedIn ?? "action");
};

/** What a step that was cut short tried is told by nobody: it might have come out either way. */
const keepTries = (
  ctx: RunContext,
  step: Step,
  element: string | null,
  tries: readonly KeptTry[],
  carried: Carried,
  reasons: HealReasons | undefined,
): void => {
  if ((step.heal ?? ctx.options.heal) === "suggest" || carried === INTERRUPTED || carried.infrastructure) return;
  for (const tried of tries) {
    const { ok: _ok, actionFailed: _failed, ms, page, ...told } = tried;
    const failedIn = failureOf(tried, carried);
    ctx.attempts.push({
      ...told,
      id: ctx.newId(),
      runId: ctx.run,
      url: page,
      element: element ?? "",
      action: step.action.kind,
      outcome: failedIn === null ? "success" : "fail",
      failedIn,
      healTimeMs: ms,
      review: "pending",
      createdAt: ctx.clock.now(),
      ...(failedIn === null && reasons ? { reasons } : {}),
    });
  }
};

/** The step failed on an element that a layer held: it may be why. */
const doubt = (ctx: RunContext, { resolution, seek }: StepState, carried: Carried): void => {
  if (!resolution?.entry || !seek || resolution.healed || carried === INTERRUPTED || carried.infrastructure) return;
  ctx.cache.doubt(resolution.entry.key, seek.cache);
};

/** As much of a run as telling of its steps needs. */
type Telling = Pick<RunContext, "run" | "requirement" | "emit">;

const endOf = (ctx: Telling, step: Step, index: number): Omit<StepEnded, "outcome" | "ms"> => ({
  type: "step.end",
  run: ctx.run,
  req: ctx.requirement.id,
  step: step.id,
  index,
  text: step.text,
  action: step.action.kind,
  element: elementText(step.action),
  healed: false,
  source: null,
  selector: null,
  strategy: null,
  lookupMs: 0,
  proofMs: 0,
  discoverMs: 0,
  waitMs: 0,
  actionMs: 0,
});

const found = ({ resolution }: StepState): Partial<StepEnded> =>
  resolution === undefined
    ? {}
    : {
        healed: resolution.healed,
        source: resolution.healed ? "heal" : resolution.source,
        selector: renderSelector(resolution.locator),
        strategy: resolution.locator.strategy,
      };

const INTERRUPTED: Carried = {
  failure: { code: "interrupted", message: "interrupted" },
  failedIn: "action",
  asserted: false,
};

const begin = (ctx: RunContext, step: Step, index: number): void =>
  ctx.emit({
    type: "step.start",
    run: ctx.run,
    req: ctx.requirement.id,
    step: step.id,
    index,
    text: step.text,
    action: step.action.kind,
    element: elementText(step.action),
  });

/** Records a step that was not carried out because one before it failed. */
export const skipStep = (ctx: Telling, step: Step, index: number): StepEnd => {
  ctx.emit({ ...endOf(ctx, step, index), outcome: "skipped", ms: 0 });
  return { outcome: "skipped", forgiven: false, healed: false, healRounds: 0, asserted: false, doubtful: false };
};

const ABSENT: ReadonlySet<Failure["code"]> = new Set(["not-found", "gone"]);

/** The element of an optional step is not on the page: there is nothing to do. */
const isAbsent = (step: Step, { failure, failedIn, infrastructure }: Carried): boolean =>
  step.optional && failure !== undefined && failedIn === "action" && !infrastructure && ABSENT.has(failure.code);

/** Runs one step; `index` counts from 1. Never throws. */
export const runStep = async (ctx: RunContext, step: Step, index: number): Promise<StepEnd> => {
  begin(ctx, step, index);
  await ctx.session.chapter(step.text);
  const book = openBook(ctx, step);
  const seek = seekOf(ctx, step, index, book);
  const state: StepState = { book, budget: stepBudget(ctx.options.healRounds), actionMs: 0, ...(seek ? { seek } : {}) };
  const before = ctx.clock.elapsed();
  const first = await Promise.race([carryOut(ctx, step, state), ctx.stopped.then(() => INTERRUPTED)]);
  const carried = ctx.signal.aborted && first.failure ? INTERRUPTED : first;
  book.shut();
  const ms = ctx.clock.elapsed() - before;
  const success = carried.failure === undefined;
  const absent = isAbsent(step, carried);
  const outcome = success ? "success" : absent ? "skipped" : "fail";
  if (absent) book.warnings.add(`optional step skipped: ${carried.failure?.message ?? ""}`);
  if (success) remember(ctx, state);
  else doubt(ctx, state, carried);
  const { lookup, proof, discover, wait } = book.spent;
  const acted = Math.max(0, state.actionMs - lookup - proof - discover - wait);
  ctx.emit({
    ...endOf(ctx, step, index),
    ...found(state),
    outcome,
    lookupMs: lookup,
    proofMs: proof,
    discoverMs: discover,
    waitMs: wait,
    actionMs: acted,
    ms,
    ...(carried.failure && !absent ? { error: { ...carried.failure, ...step.place } } : {}),
    ...(book.warnings.size > 0 ? { warnings: [...book.warnings] } : {}),
  });
  const shown = !carried.infrastructure && !ctx.signal.aborted;
  const picture = shown ? await ctx.evidence.stepEnded(step, absent ? undefined : carried.failure) : undefined;
  const reasons = book.notes.reasons(state.resolution, seek?.query.name ?? "");
  const why = reasons && picture !== undefined ? { ...reasons, picture } : reasons;
  keepTries(ctx, step, seek?.element ?? null, book.tries, carried, why);
  return {
    outcome,
    forgiven: !ctx.signal.aborted && isForgiven(step, carried),
    healed: success && (state.resolution?.healed ?? false),
    healRounds: ctx.options.healRounds - state.budget.rounds,
    asserted: carried.asserted,
    doubtful: carried.failedIn === "expectation",
    ...(carried.failure && !absent ? { message: carried.failure.message, code: carried.failure.code } : {}),
    ...(carried.infrastructure ? { infrastructure: carried.infrastructure } : {}),
    ...(state.resolution?.entry ? { entry: state.resolution.entry } : {}),
  };
};
