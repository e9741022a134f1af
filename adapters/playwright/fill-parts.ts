import type { Failure } from "#core/model/failure";
import { ASK_MS, type Act, POLL_MS } from "./act";
import type { Grip } from "./page/fill-protocol";

/** A slider needs no more presses than these. */
const MAX_PRESSES = 500;
const ANSWER_MS = 500;

const focusOn = async (act: Act, held: string): Promise<boolean> =>
  act.world !== undefined &&
  (await act.worlds.ask<boolean | null>(act.world, { op: "watchKeys", held, mode: "replace" }, ASK_MS)) === true;

const release = async (act: Act, held: string): Promise<boolean> =>
  act.world !== undefined && (await act.worlds.ask<boolean>(act.world, { op: "keysLost", held }, ASK_MS)) === true;

const stopped = (message: string, hint?: string): Failure => ({ code: "action", message, ...(hint ? { hint } : {}) });

/** Types each part into its own element; undefined when all took their keys. */
export const fillParts = async (act: Act, { parts }: Grip & { kind: "parts" }): Promise<Failure | undefined> => {
  for (const { held, keys } of parts) {
    if (!(await focusOn(act, held))) return stopped("a part of the field does not keep the focus");
    for (const key of keys) await act.page.keyboard.press(key);
    if (await release(act, held)) return stopped("another element took the focus while a part of the field was filled");
  }
  return undefined;
};

/** The slider's value once it is another than before, or after what it may take to answer. */
const valueAfter = async (act: Act, held: string, before: number): Promise<number> => {
  const deadline = performance.now() + ANSWER_MS;
  for (;;) {
    const now = act.world && (await act.worlds.ask<number | null>(act.world, { op: "slider", held }, ASK_MS));
    if (typeof now === "number" && now !== before) return now;
    if (!act.world || performance.now() >= deadline) return before;
    await act.worlds.ask<boolean>(act.world, { op: "mutation", ms: POLL_MS }, POLL_MS + ASK_MS);
  }
};

const SAME = 1e-6;

/** Moves a slider to the value by arrow keys; undefined when it is there. */
export const moveSlider = async (act: Act, grip: Grip & { kind: "slider" }): Promise<Failure | undefined> => {
  const { held, now, wanted } = grip;
  if (Math.abs(now - wanted) < SAME) return undefined;
  if (!(await focusOn(act, held))) return stopped("the slider does not keep the focus");
  const { keyboard } = act.page;
  const [more, less] = ["ArrowRight", "ArrowLeft"] as const;
  let at = now;
  let turned = false;
  for (let presses = 0; presses < MAX_PRESSES; presses++) {
    const up = wanted > at !== turned;
    await keyboard.press(up ? more : less);
    const next = await valueAfter(act, held, at);
    if (next === at) return stopped(`the slider stays at ${at} when its keys are pressed`);
    if (Math.abs(next - wanted) < SAME)
      return (await release(act, held)) ? stopped("another element took the focus") : undefined;
    // From right to left, the arrows are the other way round.
    if (presses === 0 && Math.abs(next - wanted) > Math.abs(at - wanted)) turned = true;
    else if (next > wanted !== at > wanted) {
      await release(act, held);
      return stopped(
        `the slider goes from ${Math.min(at, next)} to ${Math.max(at, next)} in one step: it cannot be set to ${wanted}`,
      );
    }
    at = next;
  }
  return stopped(`the slider is at ${at} after ${MAX_PRESSES} steps`);
};
