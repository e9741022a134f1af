import { PortError, type Failure } from "../model/failure";
import type { Action, Expectation, Step } from "../model/step";
import type { Resolution, Seek, StepBook } from "../resolve/seek";
import type { StepBudget } from "../heal/budget";
import { act } from "./act";
import { navigationTimeoutOf, timeLeft, timeoutOf, type Carried, type RunContext } from "./context";
import { waitUntil } from "./expectation";
import { move, navigate } from "./navigate";
import { fillAction, fillExpectation } from "./secrets";
import { readNews } from "./unasked";

/** What a step keeps while it is carried out, for its end. */
export interface StepState {
  /** Made only for steps with an element. */
  readonly seek?: Seek;
  readonly book: Pick<StepBook, "warn">;
  readonly budget: StepBudget;
  resolution?: Resolution;
  actionMs: number;
}

const asText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const expectAll = async (
  ctx: RunContext,
  expectations: readonly Expectation[],
  timeoutMs: number,
  book: Pick<StepBook, "warn">,
): Promise<Failure | undefined> => {
  const deadline = ctx.clock.elapsed() + timeoutMs;
  for (const expectation of expectations) {
    const filled = fillExpectation(expectation, ctx.secrets);
    const failure = filled.ok ? await waitUntil({ ...ctx, book }, filled.value, deadline) : filled.failure;
    if (failure) return failure;
  }
  return undefined;
};

const withoutElement = async (
  ctx: RunContext,
  action: Action,
  timeoutMs: number,
  book: Pick<StepBook, "warn">,
): Promise<Failure | undefined> => {
  const filled = fillAction(action, ctx.secrets);
  if (!filled.ok) return filled.failure;
  const done = await ctx.session.perform(filled.value, undefined, { timeoutMs, secret: filled.secret });
  if (!done.ok) return done.failure;
  for (const warning of done.warnings ?? []) book.warn(warning);
  return undefined;
};

const picture = async (ctx: RunContext, step: Step, name: string | undefined): Promise<Failure | undefined> => {
  await ctx.evidence.screenshot(name ?? step.id, step.id);
  return undefined;
};

/** The action itself; expectations are no actions. */
const doAction = async (ctx: RunContext, step: Step, state: StepState): Promise<Failure | undefined> => {
  const { action } = step;
  switch (action.kind) {
    case "goto":
      return navigate(ctx, action.url, navigationTimeoutOf(ctx, step));
    case "back":
    case "forward":
    case "reload":
      return move(ctx, action.kind, navigationTimeoutOf(ctx, step));
    case "screenshot":
      return picture(ctx, step, action.name);
    case "expect":
    case "wait":
      return undefined;
    default: {
      if (!state.seek) return withoutElement(ctx, action, timeoutOf(ctx, step), state.book);
      const acted = await act(ctx, step, state.seek, state.budget);
      if (acted.resolution) state.resolution = acted.resolution;
      return acted.failure;
    }
  }
};

const changesThePage = (action: Action): boolean =>
  action.kind !== "expect" && action.kind !== "wait" && action.kind !== "screenshot";

const inOrder = async (ctx: RunContext, step: Step, state: StepState): Promise<Carried> => {
  if (timeLeft(ctx) <= 0) {
    const failure: Failure = {
      code: "timeout",
      message: "the time for the whole requirement is over",
      hint: "--timeout gives it more",
    };
    return { failure, failedIn: "action", asserted: false };
  }
  const { action } = step;
  const acts = changesThePage(action);
  if (acts) ctx.settle.restart();
  const asked = readNews(ctx.session, state.book);
  if (asked) return { failure: asked, failedIn: "action", asserted: false };
  await ctx.names.look();
  const before = ctx.clock.elapsed();
  const done = await doAction(ctx, step, state);
  state.actionMs = ctx.clock.elapsed() - before;
  // What the page asked meanwhile says more of a failure than what came of it.
  const failure = readNews(ctx.session, state.book) ?? done;
  if (failure) return { failure, failedIn: "action", asserted: false };
  if (acts) ctx.settle.restart();
  const own = action.kind === "expect" ? [action.that] : action.kind === "wait" ? [action.until] : [];
  const expectations = [...own, ...step.outcome];
  const asserted = expectations.length > 0;
  const seen = await expectAll(ctx, expectations, timeoutOf(ctx, step), state.book);
  const missed = readNews(ctx.session, state.book) ?? seen;
  return missed ? { failure: missed, failedIn: "expectation", asserted } : { asserted };
};

/** Carries out one step: action, then what must hold after it. Never throws: what the browser throws becomes the step's failure. */
export const carryOut = async (ctx: RunContext, step: Step, state: StepState): Promise<Carried> => {
  try {
    return await inOrder(ctx, step, state);
  } catch (error) {
    const hint = error instanceof PortError ? error.options.hint : undefined;
    return {
      failure: { code: "action", message: asText(error), ...(hint ? { hint } : {}) },
      failedIn: "action",
      asserted: false,
      ...(error instanceof PortError ? { infrastructure: error } : {}),
    };
  }
};
