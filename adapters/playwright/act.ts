import type { Frame, Locator, Page } from "playwright";
import type { Failure } from "#core/model/failure";
import type { HeldElement, Performed } from "#core/ports/browser";
import { BY_SELECTOR } from "./by-selector";
import { notActionable } from "./playwright-failure";
import type { Aim, ElementState } from "./page/protocol";
import { inTime, type World, type Worlds } from "./worlds";

/** How long the page may take to answer a question about one element, in milliseconds. */
export const ASK_MS = 2_000;
const POLL_MS = 50;

/** One action under way. */
export interface Act {
  readonly page: Page;
  readonly frame: Frame;
  readonly world: World | undefined;
  readonly worlds: Worlds;
  readonly held: HeldElement;
  readonly timeout: number;
}

export const ok: Performed = { ok: true };
export const failed = (failure: Failure): Performed => ({ ok: false, failure });

/** The element as Playwright acts on it: exactly the held one, never another that matches. */
export const locatorOf = (act: Act, id = act.held.id): Locator =>
  id.startsWith(BY_SELECTOR) ? act.page.locator(id.slice(BY_SELECTOR.length)) : act.frame.locator(`pacts=held:${id}`);

/** What is pressed for the held element, seen now; undefined when it went away. */
export const targetOf = async (act: Act): Promise<Aim | undefined> => {
  if (!act.world || act.held.id.startsWith(BY_SELECTOR)) return undefined;
  return (await act.worlds.ask<Aim | null>(act.world, { op: "aim", held: act.held.id }, ASK_MS)) ?? undefined;
};

/** Everything Playwright would wait for was just seen, in the main frame, where nothing of a parent page can lie over it. */
export const isReady = (act: Act, { actionability: facts }: Aim): boolean =>
  act.world?.main === true && facts.visible && facts.enabled && facts.stable && facts.receivesEvents;

type Press = "click" | "dblclick" | "rightclick";

/** A locator would wait all the time for a held element that went away with its document; a handle says at once that it did. */
const waitAndPress = async (act: Act, kind: Press, id: string): Promise<Performed> => {
  const { timeout } = act;
  const locator = locatorOf(act, id);
  const target = id.startsWith(BY_SELECTOR) ? locator : (await locator.elementHandles())[0];
  if (!target) return failed(notActionable(kind, undefined));
  if (kind === "dblclick") await target.dblclick({ timeout });
  else await target.click({ timeout, ...(kind === "rightclick" ? { button: "right" } : {}) });
  return ok;
};

const pushButton = async (page: Page, kind: Press): Promise<true> => {
  const which = kind === "rightclick" ? ({ button: "right" } as const) : {};
  for (const clickCount of kind === "dblclick" ? [1, 2] : [1]) {
    await page.mouse.down({ ...which, clickCount });
    await page.mouse.up({ ...which, clickCount });
  }
  return true;
};

/** The pointer comes first, so that what the page does about it is done; then the element must still be there; then the button. */
const pressAt = async (
  act: Act,
  world: World,
  kind: Press,
  held: string,
  at: { readonly x: number; readonly y: number },
): Promise<Performed> => {
  await act.page.mouse.move(at.x, at.y);
  const armed = await act.worlds.ask<boolean>(world, { op: "arm", held, x: at.x, y: at.y }, ASK_MS);
  if (armed !== true)
    return failed({
      code: "not-actionable",
      message: `the page changed under the pointer: the element is not where it was, and nothing was pressed`,
    });
  const pushed = await inTime(pushButton(act.page, kind), act.timeout);
  // Undefined when the press led to another document: it arrived.
  const missed = await act.worlds.ask<string | null>(world, { op: "disarm", held }, ASK_MS);
  if (!pushed) return failed({ code: "timeout", message: `the ${kind} did not end in time` });
  if (!missed) return ok;
  return failed({
    code: "not-actionable",
    message: `the page moved between proof and ${kind}: a <${missed}> stood there, and was not pressed`,
  });
};

/** Presses the held element: straight away where the proof shows all that would be waited for, else when Playwright sees it fit. */
export const press = async (act: Act, kind: Press, known?: Aim): Promise<Performed> => {
  const target = known ?? (await targetOf(act));
  if (!target && !act.held.id.startsWith(BY_SELECTOR)) return failed(notActionable(kind, undefined));
  const id = target?.held ?? act.held.id;
  if (!target?.point || !act.world || !isReady(act, target)) return waitAndPress(act, kind, id);
  return pressAt(act, act.world, kind, id, target.point);
};

/** The held element as an expectation sees it. */
export const stateOf = async (act: Act): Promise<ElementState | undefined> =>
  act.world
    ? ((await act.worlds.ask<ElementState | null>(act.world, { op: "state", held: act.held.id }, ASK_MS)) ?? undefined)
    : undefined;

/** Asks until the answer holds or the time is over. */
export const until = async (act: Act, deadline: number, holds: () => Promise<boolean>): Promise<boolean> => {
  for (;;) {
    if (await holds()) return true;
    const left = deadline - performance.now();
    if (left <= 0 || !act.world) return false;
    const ms = Math.min(POLL_MS, left);
    await act.worlds.ask<boolean>(act.world, { op: "mutation", ms }, ms + ASK_MS);
  }
};
