import type { Page } from "playwright";
import { PortError } from "#core/model/failure";
import type { Performed, Recording, Session } from "#core/ports/browser";
import { failed, ok } from "./act";
import { createFinder } from "./find";
import { createObserver } from "./observe";
import { createFilm } from "./film";
import { createPerformer } from "./perform";
import { takePicture } from "./picture";
import { pictureOf } from "./shown";
import { isCutOffByErrorPage, navigationFailure, withoutCallLog } from "./playwright-failure";
import { followTraffic, type Traffic } from "./traffic";
import { createChapters, endTrace } from "./trace";
import { attachWorlds, inTime, type Worlds } from "./worlds";

export interface SessionNeeds {
  readonly driftThreshold: number;
  /** What the context already records. */
  readonly record: Recording;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const CLOSE_MS = 2_500;
const RECORDED_MS = 60_000;
/** A page that came to no rest after what it received within this long is looked at all the same. */
const CALM_MS = 500;
/** A page that never stops changing is looked at this often. */
const SHORTEST_WAIT_MS = 25;
const UNTIL = "domcontentloaded" as const;

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

/** What the page is doing: whether it lives, whether it rests, and when it next changes. */
interface Pulse {
  /** Throws when there is no page any more. */
  alive(): void;
  quiet(): boolean;
  changed(timeoutMs: number): Promise<void>;
}

const createPulse = (page: Page, worlds: Worlds, traffic: Traffic): Pulse => {
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
    alive,
    quiet: () => !worlds.navigating() && traffic.quiet() && calming === 0,
    async changed(timeoutMs) {
      alive();
      const ms = Math.max(SHORTEST_WAIT_MS, timeoutMs);
      const rest = traffic.restMs();
      await wait(rest > 0 ? Math.min(ms, rest + 1) : ms, subscribe(ms));
      alive();
    },
  };
};

const navigator = (page: Page, worlds: Worlds, pulse: Pulse, traffic: Traffic): Pick<Session, "goto" | "move"> => {
  const navigate = async (work: () => Promise<unknown>, where: string): Promise<Performed> => {
    pulse.alive();
    traffic.mark();
    try {
      await work();
      return ok;
    } catch (error) {
      pulse.alive();
      await worlds.stopLoading();
      return failed(navigationFailure(error, where));
    }
  };
  // The browser's error page for an address that failed before may cut in; the navigation that was asked for goes on behind it.
  const goto = async (url: string, timeout: number): Promise<void> => {
    const options = { waitUntil: UNTIL, timeout };
    await page.goto(url, options).catch((error: unknown) => {
      if (!isCutOffByErrorPage(error)) throw error;
      return page.waitForURL(url, options);
    });
  };
  return {
    goto: (url, timeout) => navigate(() => goto(url, timeout), url),
    move(direction, timeout) {
      const options = { waitUntil: UNTIL, timeout };
      const work = {
        back: () => page.goBack(options),
        forward: () => page.goForward(options),
        reload: () => page.reload(options),
      };
      return navigate(work[direction], direction);
    },
  };
};

/** What was recorded, or a PortError: nobody waits for ever for what only shows how it went. */
const inDeadline = async <T>(operation: string, work: Promise<T>): Promise<T> => {
  const told = work.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    throw new PortError("browser", "playwright", operation, message, { cause: error });
  });
  const done = await inTime(told, RECORDED_MS);
  if (done !== undefined) return done;
  throw new PortError("browser", "playwright", operation, `it was not ready within ${RECORDED_MS / 1000} s`);
};

/** The session over one page: one look or act at a time. */
export const createSession = async (page: Page, needs: SessionNeeds): Promise<Session> => {
  const traffic = followTraffic(page, () => performance.now());
  const worlds = await attachWorlds(page);
  const pulse = createPulse(page, worlds, traffic);
  const finder = createFinder({ page, worlds, driftThreshold: needs.driftThreshold });
  const performer = createPerformer({ page, worlds, traffic, frameOf: finder.frameOf });
  const observer = createObserver(page, worlds);
  const film = createFilm(page, needs);
  await film.begin();
  const whileAlive =
    <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      pulse.alive();
      return work(...args).catch((error: unknown) => {
        throw withoutCallLog(error);
      });
    };
  return {
    ...navigator(page, worlds, pulse, traffic),
    url: () => (page.url() === "about:blank" ? "" : page.url()),
    discover: whileAlive(finder.discover),
    verify: whileAlive(finder.verify),
    snapshot: whileAlive(finder.snapshot),
    inspect: whileAlive(finder.inspect),
    reveal: whileAlive(finder.reveal),
    perform: whileAlive(performer.perform),
    observe: whileAlive(observer.observe),
    mentions: whileAlive(observer.mentions),
    changed: pulse.changed,
    quiet: pulse.quiet,
    buildMs: traffic.buildMs,
    screenshot: whileAlive((secrets, timeoutMs) => takePicture(worlds, secrets, timeoutMs)),
    pictureOf: whileAlive((held, secrets, timeoutMs) =>
      pictureOf({ page, frameOf: finder.frameOf }, held, timeoutMs, (ms) => takePicture(worlds, secrets, ms)),
    ),
    chapter: createChapters(page.context(), needs.record),
    trace: (redact) => inDeadline("trace", endTrace(page.context(), redact)),
    video: () => inDeadline("video", film.end()),
    async close() {
      await film.drop();
      const closing = page
        .context()
        .close()
        .catch(() => undefined);
      await wait(CLOSE_MS, (finish) => {
        closing.then(finish, finish);
        return () => undefined;
      });
    },
  };
};
