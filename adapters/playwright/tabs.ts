import type { Page } from "playwright";
import { PortError } from "#core/model/failure";
import { openTab, type Tab } from "./tab";
import { inTime } from "./worlds";

/** How long an action waits for the page that it opens. */
const OPENING_MS = 5_000;
/** How long a new page may take to show its first document before the session moves on to it. */
const LOADING_MS = 3_000;
const TITLE_MS = 2_000;

interface TabsNeeds {
  readonly driftThreshold: number;
  /** Called with one sentence whenever another page comes to the front. */
  readonly notice: (sentence: string) => void;
  /** Called when another page is in front. */
  readonly onFront: (page: Page) => void;
}

/** The pages of a session: the one in front, and those behind it that opened it. */
export interface Tabs {
  /** Throws PortError when there is none any more. */
  front(): Tab;
  /** A page was asked for that is not in front yet. */
  opening(): boolean;
  /** From now on a page that is opened is followed; before, by a page that was only visited, it is not. */
  acting(): void;
  visiting(): void;
  /** Resolves when the pages that the last action opened are in front, or after some seconds. */
  settled(): Promise<void>;
  /** Calls the listener at the next change of the page in front, once; answers how to stop that. */
  onSwitch(listener: () => void): () => void;
}

const nameOf = async (page: Page): Promise<string> => {
  const title = await inTime(
    page.title().catch(() => ""),
    TITLE_MS,
  );
  return title ? `${title} (${page.url()})` : page.url();
};

/** Pages that were asked for and have not come to the front. */
const createAwaited = () => {
  const listeners = new Set<() => void>();
  let count = 0;
  const onSwitch = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const switched = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return {
    onSwitch,
    switched,
    ask: () => {
      count++;
    },
    came: () => {
      count = Math.max(0, count - 1);
      switched();
    },
    opening: () => count > 0,
    settled: async (): Promise<void> => {
      const deadline = performance.now() + OPENING_MS;
      while (count > 0 && performance.now() < deadline) {
        let stop: (() => void) | undefined;
        const next = new Promise<void>((resolve) => {
          stop = onSwitch(resolve);
        });
        await inTime(next, deadline - performance.now());
        stop?.();
      }
      count = 0;
    },
  };
};

/** Follows the pages that the session's pages open, and goes back when the one in front closes. */
export const createTabs = async (first: Page, needs: TabsNeeds): Promise<Tabs> => {
  const stack: Tab[] = [await openTab(first, needs.driftThreshold)];
  const awaited = createAwaited();
  let following = false;
  const left = async (tab: Tab): Promise<void> => {
    const wasFront = stack.at(-1) === tab;
    stack.splice(stack.indexOf(tab), 1);
    const now = stack.at(-1);
    if (wasFront && now) {
      needs.onFront(now.page);
      needs.notice(`the tab was closed: back on ${await nameOf(now.page)}`);
    }
    awaited.switched();
  };
  const watch = (tab: Tab): void => {
    tab.page.on("close", () => void left(tab));
    tab.worlds.onOpening(() => following && awaited.ask());
  };
  const comeToFront = async (page: Page): Promise<void> => {
    await page.waitForLoadState("domcontentloaded", { timeout: LOADING_MS }).catch(() => undefined);
    if (page.isClosed()) return;
    const tab = await openTab(page, needs.driftThreshold);
    stack.push(tab);
    watch(tab);
    needs.onFront(page);
    needs.notice(`opened a new tab: ${await nameOf(page)}`);
  };
  stack.forEach(watch);
  first.context().on("page", (page) => {
    if (following) comeToFront(page).then(awaited.came, awaited.came);
  });
  return {
    front: () => {
      const tab = stack.findLast(({ page }) => !page.isClosed());
      if (!tab) throw new PortError("browser", "playwright", "session", "the page was closed");
      return tab;
    },
    opening: awaited.opening,
    settled: awaited.settled,
    onSwitch: awaited.onSwitch,
    acting: () => {
      following = true;
    },
    visiting: () => {
      following = false;
    },
  };
};
