import type { Frame, Locator, Page } from "playwright";
import type { Failure } from "#core/model/failure";
import type { HeldElement, Performed } from "#core/ports/browser";
import { BY_SELECTOR } from "./by-selector";
import type { Aim, Ask, ElementState } from "./page/protocol";
import type { World, Worlds } from "./worlds";

/** How long the page may take to answer a question about one element, in milliseconds. */
export const ASK_MS = 2_000;
/** A page that is waited for is looked at this often. */
export const POLL_MS = 50;

/** One action under way. */
export interface Act {
  readonly page: Page;
  readonly frame: Frame;
  readonly world: World | undefined;
  readonly worlds: Worlds;
  readonly held: HeldElement;
  readonly timeout: number;
  /** How people call the element. */
  readonly name: string;
  /** No message repeats the value. */
  readonly secret: boolean;
}

export const ok: Performed = { ok: true };
export const failed = (failure: Failure): Performed => ({ ok: false, failure });

/** The element as Playwright acts on it: exactly the held one, never another that matches. */
export const locatorOf = (act: Act, id = act.held.id): Locator =>
  id.startsWith(BY_SELECTOR) ? act.page.locator(id.slice(BY_SELECTOR.length)) : act.frame.locator(`pacts=held:${id}`);

/** The user named the element by a selector: the page script does not hold it. */
export const isBySelector = (act: Act): boolean => act.held.id.startsWith(BY_SELECTOR);

/** What is pressed for the held element, seen now; null when it went away, undefined when the page did not answer. */
export const aimAt = async (act: Act): Promise<Aim | null | undefined> =>
  act.world && !isBySelector(act)
    ? act.worlds.ask<Aim | null>(act.world, { op: "aim", held: act.held.id }, ASK_MS)
    : undefined;

/** What is pressed for the held element, seen now; undefined when it went away or the page did not answer. */
export const targetOf = async (act: Act): Promise<Aim | undefined> => (await aimAt(act)) ?? undefined;

/**
 * A question that changes the page. It is asked once and carried out once, however long the page is busy with it: `undefined` says that it did
 * not answer within the time of the action, and must be read as `done`, never as a reason to do the same in another way.
 */
export const carryOutOnce = async <T>(act: Act, question: Ask): Promise<T | null | undefined> =>
  act.world ? act.worlds.ask<T | null>(act.world, question, act.timeout) : null;

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
