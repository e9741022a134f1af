import type { Failure } from "../model/failure";
import { renderSelector } from "../model/locator";
import type { Action, Step } from "../model/step";
import type { StepBudget } from "../heal/budget";
import { findElement, healWithin } from "../heal/find-element";
import { type Broken, changed, type Resolution, type Seek, type Unresolved } from "../resolve/seek";
import type { RunContext } from "./context";
import { fillAction } from "./secrets";

/** The picture of a healed element may take this share of the step's time, and no more than so many milliseconds. */
const PICTURE_SHARE = 0.25;
const PICTURE_MS = 1_000;
/** With less than this left an action is not worth beginning; it gets so much all the same. */
const SHORTEST_ACTION_MS = 250;
/** An action that fails within this share of its time did not wait in vain: something happened to its element. */
const EARLY = 0.8;
/** After so many tries on a page that tears down what was found again and again, each further one waits for it to change first. */
const HASTY_TRIES = 4;
const CALM_MS = 250;

/** What became of an action on an element. */
export interface Acted {
  readonly failure?: Failure;
  readonly resolution?: Resolution;
}

const left = (ctx: RunContext, seek: Seek): number => seek.deadline - ctx.clock.elapsed();

/** Remembered, so that another way to it may exist; what was found afresh has none. */
const isRemembered = (found: Resolution): boolean => found.source !== "discovery" && found.source !== "heal";

interface Failed {
  readonly failure: Failure;
  /** It gave up before its time was over: the page moved under it. */
  readonly early: boolean;
}

const perform = async (ctx: RunContext, seek: Seek, action: Action, found: Resolution): Promise<Failed | undefined> => {
  const filled = fillAction(action, ctx.secrets);
  if (!filled.ok) return { failure: filled.failure, early: false };
  // A remembered element that never becomes actionable leaves half of the time to find another.
  const share = isRemembered(found) && seek.heal === "auto" && !found.ready ? 0.5 : 1;
  const timeoutMs = Math.max(SHORTEST_ACTION_MS, left(ctx, seek) * share);
  const before = ctx.clock.elapsed();
  const done = await ctx.session.perform(filled.value, found.held, {
    timeoutMs,
    secret: filled.secret,
    query: seek.query,
    name: seek.element,
  });
  if (!done.ok) return { failure: done.failure, early: ctx.clock.elapsed() - before < timeoutMs * EARLY };
  for (const warning of done.warnings ?? []) seek.book.warn(warning);
  return undefined;
};

const findAgain = async (ctx: RunContext, seek: Seek, budget: StepBudget): Promise<Resolution | undefined> => {
  const again = await findElement(ctx, seek, budget);
  return again.kind === "resolved" ? again : undefined;
};

/** Failures that are certain to lie before any effect. */
const isBeforeEffect = ({ code }: Failure): boolean =>
  code === "gone" || code === "not-found" || code === "not-actionable";

/** Another element to act on after a failure that is certain to lie before any effect; undefined when there is none. */
const another = async (
  ctx: RunContext,
  seek: Seek,
  found: Resolution,
  { failure, early }: Failed,
  budget: StepBudget,
): Promise<Resolution | undefined> => {
  if (ctx.signal.aborted || left(ctx, seek) <= 0 || !isBeforeEffect(failure)) return undefined;
  if (early || failure.code !== "not-actionable") return findAgain(ctx, seek, budget);
  const entry = found.entry;
  if (!isRemembered(found) || seek.heal !== "auto" || !entry || budget.rounds <= 0) return undefined;
  const broken: Broken = { kind: "broken", entry, reason: "not-actionable", proofMs: 0 };
  const healed = await healWithin(ctx, seek, broken, budget, renderSelector(found.locator));
  if (healed.kind === "resolved") return healed;
  return findAgain(ctx, seek, budget);
};

const PRESSES: ReadonlySet<string> = new Set(["click", "dblclick", "rightclick", "press"]);
/** So much of a step's time a page may take to show something of the press before; one that shows nothing is pressed again after that. */
const ANSWER_SHARE = 0.6;
/** Keys are pressed many times in a row: those do not wait for longer. */
const KEY_MS = 300;
/** A wait this short changed nothing about what was found. */
const AT_ONCE_MS = 20;

/**
 * The same element pressed twice in a row is rarely the same to a person: a `Next` belongs to the next page, which may not have come yet.
 * So the second press waits for the page to show something of the first, or for as long as that takes at most, and looks again.
 */
const afterAnswer = async (
  ctx: RunContext,
  step: Step,
  seek: Seek,
  found: Resolution,
  budget: StepBudget,
): Promise<Resolution | Unresolved> => {
  if (!PRESSES.has(step.action.kind) || ctx.pressed.held !== found.held.id) return found;
  const before = ctx.clock.elapsed();
  const most = step.action.kind === "press" ? KEY_MS : left(ctx, seek) * ANSWER_SHARE;
  await ctx.session.answered(Math.max(1, Math.min(most, left(ctx, seek))));
  const waited = ctx.clock.elapsed() - before;
  seek.book.spend("wait", waited);
  return waited < AT_ONCE_MS ? found : findElement(ctx, seek, budget);
};

/**
 * Finds the element and acts on it, with heal rounds where the failure is certain to lie before the effect.
 *
 * Never acts a second time after an action that may have had one.
 */
export const act = async (ctx: RunContext, step: Step, seek: Seek, budget: StepBudget): Promise<Acted> => {
  const first = await findElement(ctx, seek, budget);
  if (first.kind === "unresolved") return { failure: first.failure };
  const fresh = await afterAnswer(ctx, step, seek, first, budget);
  if (fresh.kind === "unresolved") return { failure: fresh.failure };
  let found: Resolution = fresh;
  for (let tries = 1; ; tries++) {
    if (found.healed) await ctx.evidence.healed(found.held, Math.min(PICTURE_MS, left(ctx, seek) * PICTURE_SHARE));
    const failed = await perform(ctx, seek, step.action, found);
    if (!failed) {
      if (PRESSES.has(step.action.kind)) ctx.pressed.held = found.held.id;
      return { resolution: found };
    }
    seek.book.actionFailed();
    if (tries > HASTY_TRIES) await changed(ctx, seek.book, Math.max(0, Math.min(CALM_MS, left(ctx, seek))));
    const next = await another(ctx, seek, found, failed, budget);
    if (!next) return { failure: failed.failure, resolution: found };
    found = next;
  }
};
