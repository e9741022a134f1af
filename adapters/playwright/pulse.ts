import type { Page } from "playwright";
import { PortError } from "#core/model/failure";
import type { Traffic } from "./traffic";
import type { Worlds } from "./worlds";

/** A page that came to no rest after what it received within this long is looked at all the same. */
const CALM_MS = 500;
/** A page that never stops changing is looked at this often. */
const SHORTEST_WAIT_MS = 25;

/** A promise that is settled by the first of several events, or by time. */
export const wait = (ms: number, subscribe: (wake: () => void) => () => void): Promise<void> =>
  new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(finish, ms);
    const unsubscribe = subscribe(finish);
  });

/** What the page is doing: whether it lives, whether it rests, and when it next changes. */
export interface Pulse {
  /** Throws when there is no page any more. */
  alive(): void;
  quiet(): boolean;
  changed(timeoutMs: number): Promise<void>;
  /** Ends the wait for a change. */
  wake(): void;
}

/** Listens to the page from now on. */
export const createPulse = (page: Page, worlds: Worlds, traffic: Traffic): Pulse => {
  const wakes = new Set<() => void>();
  const state = { crashed: false };
  const wake = (): void => {
    for (const each of wakes) each();
  };
  traffic.onChange(wake);
  worlds.onChange(wake);
  page.on("crash", () => {
    state.crashed = true;
    wake();
  });
  // A script that has come is not yet one that has run: a busy machine or page says itself when it is done.
  let calming = 0;
  traffic.onArrival(() => {
    const world = worlds.all().find(({ main }) => main);
    if (!world) return;
    const turn = ++calming;
    const done = (): void => {
      if (turn !== calming) return;
      calming = 0;
      wake();
    };
    worlds.ask(world, { op: "calm", ms: CALM_MS }, CALM_MS + 500).then(done, done);
  });
  const alive = (): void => {
    if (!state.crashed && !page.isClosed()) return;
    throw new PortError("browser", "playwright", "session", state.crashed ? "the page crashed" : "the page was closed");
  };
  const subscribe = (ms: number) => (finish: () => void) => {
    wakes.add(finish);
    const deadline = ms + 500;
    for (const world of worlds.all())
      worlds.ask<boolean>(world, { op: "mutation", ms }, deadline).then((any) => any && finish(), finish);
    return () => void wakes.delete(finish);
  };
  return {
    wake,
    alive,
    quiet: () => !worlds.navigating() && traffic.quiet() && calming === 0,
    async changed(timeoutMs) {
      alive();
      const ms = Math.max(SHORTEST_WAIT_MS, timeoutMs);
      const rest = traffic.restMs();
      await wait(rest > 0 ? Math.min(ms, rest + 1) : ms, subscribe(ms));
    },
  };
};
