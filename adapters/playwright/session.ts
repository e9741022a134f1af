import type { Page } from "playwright";
import type { Failure } from "#core/model/failure";
import { PortError } from "#core/model/failure";
import type { Performed, Session } from "#core/ports/browser";
import { createFinder } from "./find";
import { observe } from "./observe";
import { createPerformer } from "./perform";
import { navigationFailure } from "./playwright-failure";
import { followTraffic } from "./traffic";
import { attachWorlds } from "./worlds";

export interface SessionNeeds {
  readonly driftThreshold: number;
  readonly baseUrl: string | undefined;
}

const CLOSE_MS = 2_500;
/** A page that never stops changing is looked at this often. */
const SHORTEST_WAIT_MS = 25;

const ok: Performed = { ok: true };
const failed = (failure: Failure): Performed => ({ ok: false, failure });

/** A promise that is settled by the first of several events, or by time. */
const wait = (ms: number, subscribe: (wake: () => void) => () => void): Promise<void> =>
  new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(finish, ms);
    const unsubscribe = subscribe(finish);
  });

/** The session over one page: one look or act at a time. */
export const createSession = async (page: Page, needs: SessionNeeds): Promise<Session> => {
  const elapsed = (): number => performance.now();
  const traffic = followTraffic(page, elapsed);
  const worlds = await attachWorlds(page);
  const wakes = new Set<() => void>();
  const wake = (): void => {
    for (const each of wakes) each();
  };
  traffic.onChange(wake);
  worlds.onChange(wake);
  let crashed = false;
  page.on("crash", () => {
    crashed = true;
    wake();
  });

  const alive = (): void => {
    if (crashed || page.isClosed()) throw new PortError("browser", "playwright", "session", crashed ? "the page crashed" : "the page was closed");
  };
  const parsed = { value: true };
  page.on("framenavigated", (frame) => {
    if (frame === page.mainFrame()) parsed.value = false;
  });
  page.on("domcontentloaded", () => {
    parsed.value = true;
    wake();
  });

  const finder = createFinder({ page, worlds, driftThreshold: needs.driftThreshold });
  const performer = createPerformer({ page, worlds, traffic, frameOf: finder.frameOf });

  const navigate = async (work: () => Promise<unknown>, where: string): Promise<Performed> => {
    alive();
    traffic.mark();
    try {
      await work();
      return ok;
    } catch (error) {
      alive();
      return failed(navigationFailure(error, where));
    }
  };
  const until = "domcontentloaded" as const;

  return {
    url: () => (page.url() === "about:blank" ? "" : page.url()),
    goto: (url, timeout) => navigate(() => page.goto(url, { waitUntil: until, timeout }), url),
    move(direction, timeout) {
      const options = { waitUntil: until, timeout };
      const work = { back: () => page.goBack(options), forward: () => page.goForward(options), reload: () => page.reload(options) };
      return navigate(work[direction], direction);
    },
    async discover(query) {
      alive();
      return finder.discover(query);
    },
    async verify(entry, query) {
      alive();
      return finder.verify(entry, query);
    },
    async relocate(fingerprint, query) {
      alive();
      return finder.relocate(fingerprint, query);
    },
    async perform(action, held, options) {
      alive();
      const performed = await performer.perform(action, held, options);
      alive();
      return performed;
    },
    async observe(expectation) {
      alive();
      return observe(expectation, page, worlds);
    },
    async changed(timeoutMs) {
      alive();
      const ms = Math.max(SHORTEST_WAIT_MS, timeoutMs);
      const rest = traffic.restMs();
      await wait(rest > 0 ? Math.min(ms, rest + 1) : ms, (finish) => {
        wakes.add(finish);
        for (const world of worlds.all()) worlds.ask<boolean>(world, { op: "mutation", ms }, ms + 500).then((any) => any && finish(), finish);
        return () => wakes.delete(finish);
      });
      alive();
    },
    quiet: () => parsed.value && !worlds.navigating() && traffic.quiet(),
    async screenshot(secrets, timeout) {
      alive();
      await Promise.all(worlds.all().map((world) => worlds.ask(world, { op: "mask", secrets }, timeout)));
      const mask = page.frames().map((frame) => frame.locator("pacts=masked"));
      return page.screenshot({ timeout, mask, animations: "disabled", caret: "hide" });
    },
    async close() {
      await Promise.race([page.context().close().catch(() => undefined), wait(CLOSE_MS, () => () => undefined)]);
    },
  };
};
