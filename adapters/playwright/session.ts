import type { Page } from "playwright";
import { PortError } from "#core/model/failure";
import type { Performed, Recording, Session } from "#core/ports/browser";
import { failed, ok } from "./act";
import { createFilm } from "./film";
import { followLastEffect } from "./last-effect";
import { followNews } from "./page-news";
import { takePicture } from "./picture";
import { wait } from "./pulse";
import { pictureOf } from "./shown";
import { isCutOffByErrorPage, navigationFailure, withoutCallLog } from "./playwright-failure";
import type { Tab } from "./tab";
import { createTabs, type Tabs } from "./tabs";
import { createChapters, endTrace } from "./trace";
import { inTime } from "./worlds";

export interface SessionNeeds {
  readonly driftThreshold: number;
  /** What the context already records. */
  readonly record: Recording;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const CLOSE_MS = 2_500;
const RECORDED_MS = 60_000;
const UNTIL = "domcontentloaded" as const;

const navigator = (tabs: Tabs): Pick<Session, "goto" | "move"> => {
  const navigate = async (work: (page: Page) => Promise<unknown>, where: string): Promise<Performed> => {
    const { page, pulse, traffic, worlds } = tabs.front();
    pulse.alive();
    traffic.mark();
    tabs.visiting();
    try {
      await work(page);
      return ok;
    } catch (error) {
      pulse.alive();
      await worlds.stopLoading();
      return failed(navigationFailure(error, where));
    }
  };
  // The browser's error page for an address that failed before may cut in; the navigation that was asked for goes on behind it.
  const goto = async (page: Page, url: string, timeout: number): Promise<void> => {
    const options = { waitUntil: UNTIL, timeout };
    await page.goto(url, options).catch((error: unknown) => {
      if (!isCutOffByErrorPage(error)) throw error;
      return page.waitForURL(url, options);
    });
  };
  return {
    goto: (url, timeout) => navigate((page) => goto(page, url, timeout), url),
    move(direction, timeout) {
      const options = { waitUntil: UNTIL, timeout };
      const work = {
        back: (page: Page) => page.goBack(options),
        forward: (page: Page) => page.goForward(options),
        reload: (page: Page) => page.reload(options),
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

type Task<A extends readonly unknown[], R> = (tab: Tab, ...args: A) => Promise<R>;

/** Does the work on the page in front; what was asked of a page that closed meanwhile is asked of the one behind it. */
const doInFront =
  (tabs: Tabs) =>
  <A extends readonly unknown[], R>(work: Task<A, R>) =>
  async (...args: A): Promise<R> => {
    const tab = tabs.front();
    tab.pulse.alive();
    return work(tab, ...args).catch((error: unknown) => {
      if (tab.page.isClosed()) return work(tabs.front(), ...args);
      throw withoutCallLog(error);
    });
  };

/** Looks at the page in front, and actions on it. */
const worksOf = (
  tabs: Tabs,
): Pick<
  Session,
  "discover" | "explain" | "verify" | "snapshot" | "inspect" | "reveal" | "perform" | "observe" | "mentions"
> => {
  const inFront = doInFront(tabs);
  return {
    discover: inFront(({ finder }, query) => finder.discover(query)),
    explain: inFront(({ finder }, query) => finder.explain(query)),
    verify: inFront(({ finder }, entry, query) => finder.verify(entry, query)),
    snapshot: inFront(({ finder }, fingerprint, query) => finder.snapshot(fingerprint, query)),
    inspect: inFront(({ finder }, held) => finder.inspect(held)),
    reveal: inFront(({ finder }, to) => finder.reveal(to)),
    perform: async (action, held, options) => {
      const { performer, pulse } = tabs.front();
      pulse.alive();
      tabs.acting();
      const performed = await performer.perform(action, held, options);
      if (tabs.opening()) await tabs.settled();
      return performed;
    },
    observe: inFront(({ observer }, expectation) => observer.observe(expectation)),
    mentions: inFront(({ observer }, texts) => observer.mentions(texts)),
  };
};

/** Resolves when the page in front changes, or another one comes to the front. */
const changedOrSwitched = async (tabs: Tabs, timeoutMs: number): Promise<void> => {
  const { pulse } = tabs.front();
  pulse.alive();
  let stop: (() => void) | undefined;
  const switched = new Promise<void>((resolve) => {
    stop = tabs.onSwitch(resolve);
  });
  await Promise.race([pulse.changed(timeoutMs), switched]).finally(stop);
};

/** The session over the page in front: one look or act at a time. */
export const createSession = async (page: Page, needs: SessionNeeds): Promise<Session> => {
  const context = page.context();
  const news = followNews(context);
  const film = createFilm(page, needs);
  const tabs = await createTabs(page, {
    driftThreshold: needs.driftThreshold,
    notice: news.notice,
    onFront: (front) => void film.show(front),
  });
  await film.begin();
  const inFront = doInFront(tabs);
  const changed = (timeoutMs: number): Promise<void> => changedOrSwitched(tabs, timeoutMs);
  const quiet = (): boolean => !tabs.opening() && tabs.front().pulse.quiet();
  const { works, shown } = followLastEffect(worksOf(tabs), { changed, quiet });
  const picture = ({ worlds }: Tab, secrets: readonly string[], ms: number) => takePicture(worlds, secrets, ms);
  return {
    ...navigator(tabs),
    url: () => (tabs.front().page.url() === "about:blank" ? "" : tabs.front().page.url()),
    ...works,
    news: news.take,
    changed,
    quiet,
    leaving: () => tabs.front().leaving.now(),
    answered: (timeoutMs) => tabs.front().performer.answered(timeoutMs),
    buildMs: () => tabs.front().traffic.buildMs(),
    screenshot: inFront(picture),
    pictureOf: inFront(({ page: front, finder, worlds }, held, secrets, timeoutMs) =>
      pictureOf({ page: front, frameOf: finder.frameOf }, held, timeoutMs, (ms) => takePicture(worlds, secrets, ms)),
    ),
    chapter: createChapters(context, needs.record),
    trace: (redact) => inDeadline("trace", endTrace(context, redact)),
    video: () => inDeadline("video", film.end()),
    async close() {
      await shown();
      await film.drop();
      const closing = context.close().catch(() => undefined);
      await wait(CLOSE_MS, (finish) => {
        closing.then(finish, finish);
        return () => undefined;
      });
    },
  };
};
