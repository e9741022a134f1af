import type { Page } from "playwright";
import type { Traffic } from "./traffic";

/** A view that is being left is left within this long after the press, or it is none. */
const LEAVING_MS = 3_000;

/** Whether the view that is shown is still the one from before the last press, which leads away from it. */
export interface Leaving {
  /** A press begins; `effect` resolves when the page has shown something of it, or after the time it is given. */
  pressing(effect: (ms: number) => Promise<unknown>): void;
  /** Another action begins: what it does to the page is known when it is over. */
  acting(): void;
  now(): boolean;
}

/** What of an address tells views apart; a plain anchor leads to a place in the same view. */
const routeOf = (url: string): string => {
  const at = url.indexOf("#");
  return at < 0 || /^#[/!]/u.test(url.slice(at)) ? url : url.slice(0, at);
};

/** Follows addresses and requests that come of a press, until the page shows something of it. */
export const followLeaving = (page: Page, traffic: Traffic, wake: () => void): Leaving => {
  let press = { at: 0, effect: async (_ms: number): Promise<unknown> => undefined };
  let route = routeOf(page.url());
  let [pressed, suspected, routed] = [false, false, false];
  const suspect = (): void => {
    const left = press.at + LEAVING_MS - performance.now();
    if (!pressed || suspected || left <= 0) return;
    suspected = true;
    const mine = press;
    const shown = (): void => {
      if (mine !== press) return;
      pressed = false;
      suspected = false;
      wake();
    };
    press.effect(left).then(shown, shown);
  };
  page.on("framenavigated", (frame) => {
    if (frame !== page.mainFrame()) return;
    const now = routeOf(page.url());
    if (now === route) return;
    route = now;
    routed = true;
    suspect();
  });
  page.on("request", (request) => {
    if (["xhr", "fetch", "script"].includes(request.resourceType())) suspect();
  });
  const begin = (effect: ((ms: number) => Promise<unknown>) | undefined): void => {
    press = { at: performance.now(), effect: effect ?? (async () => undefined) };
    pressed = effect !== undefined;
    suspected = false;
    routed = false;
  };
  return {
    pressing: begin,
    acting: () => begin(undefined),
    now: () => suspected && (routed || !traffic.quiet()),
  };
};
