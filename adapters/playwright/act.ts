import type { Frame, Locator, Page } from "playwright";
import type { Actionability } from "#core/model/element";
import type { Failure } from "#core/model/failure";
import type { HeldElement, Performed } from "#core/ports/browser";
import { BY_SELECTOR } from "./by-selector";
import type { ElementState } from "./page/protocol";
import { notActionable } from "./playwright-failure";
import type { World, Worlds } from "./worlds";

/** How long the page may take to answer a question about one element, in milliseconds. */
export const ASK_MS = 2_000;
const POLL_MS = 50;

/** What is pressed for an element, and what is known of it at this moment. */
export interface Target {
  readonly held: string;
  readonly same: boolean;
  readonly tag: string;
  readonly actionability: Actionability;
}

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
export const targetOf = async (act: Act): Promise<Target | undefined> => {
  if (!act.world || act.held.id.startsWith(BY_SELECTOR)) return undefined;
  return (await act.worlds.ask<Target | null>(act.world, { op: "proxy", held: act.held.id }, ASK_MS)) ?? undefined;
};

/** Everything Playwright would wait for was just seen, in the main frame, where nothing of a parent page can lie over it. */
export const isReady = (act: Act, { actionability: facts }: Target): boolean =>
  act.world?.main === true && facts.visible && facts.enabled && facts.stable && facts.receivesEvents;

/** Presses the held element. With proof in hand it goes straight there, and a guard in the page stops a press that would hit anything else. */
export const press = async (
  act: Act,
  kind: "click" | "dblclick" | "rightclick",
  known?: Target,
): Promise<Performed> => {
  const target = known ?? (await targetOf(act));
  const id = target?.held ?? act.held.id;
  const locator = locatorOf(act, id);
  const options = { timeout: act.timeout, ...(kind === "rightclick" ? { button: "right" as const } : {}) };
  const run = (force: boolean): Promise<void> =>
    kind === "dblclick" ? locator.dblclick({ ...options, force }) : locator.click({ ...options, force });
  if (!target || !act.world || !isReady(act, target)) {
    await run(false);
    return ok;
  }
  if ((await act.worlds.ask<boolean>(act.world, { op: "arm", held: id }, ASK_MS)) !== true)
    return failed(notActionable(kind, undefined));
  await run(true);
  const missed = await act.worlds.ask<string | null>(act.world, { op: "disarm", held: id }, ASK_MS);
  return missed
    ? failed({
        code: "not-actionable",
        message: `the page moved between proof and ${kind}: a <${missed}> stood there, and was not pressed`,
      })
    : ok;
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
