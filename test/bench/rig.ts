import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser as Chromium, chromium, type Page } from "playwright";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createPlaywrightBrowser } from "#adapters/playwright/browser";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite, type SqliteClient } from "#adapters/sqlite/client";
import type { Browser, Session } from "#core/ports/browser";
import type { CacheLayer } from "#core/ports/cache-layer";

/** Over this a remembered element counts as another one: the product's default. */
export const DRIFT_THRESHOLD = 0.35;
export const VIEWPORT = { width: 1280, height: 720 } as const;

/** A session of pacts and the Playwright page it drives. */
export interface Pair {
  readonly session: Session;
  readonly page: Page;
}

/** The product's browser and plain Playwright over one Chromium process, and the product's embedded stores. */
export interface Rig {
  readonly browser: Browser;
  /** The same process, for hand-written Playwright. */
  readonly chromium: Chromium;
  readonly client: SqliteClient;
  readonly memory: CacheLayer;
  readonly sqlite: CacheLayer;
  /** A new context with one page, at the address. */
  open(url: string): Promise<Pair>;
  close(): Promise<void>;
}

/** The product starts its browser as it always does; only the handle is kept, for the other side of the comparison. */
const startShared = async (): Promise<{ readonly browser: Browser; readonly chromium: Chromium }> => {
  const launch = chromium.launch.bind(chromium);
  let started: Chromium | undefined;
  chromium.launch = async (options) => {
    started = await launch(options);
    return started;
  };
  const browser = createPlaywrightBrowser({
    headless: true,
    viewport: VIEWPORT,
    driftThreshold: DRIFT_THRESHOLD,
    executablePath: process.env.PACTS_EXECUTABLE_PATH,
    env: process.env,
  });
  const first = await browser.open({});
  await first.close();
  chromium.launch = launch;
  if (started === undefined) throw new Error("the browser did not start");
  return { browser, chromium: started };
};

/** Starts the browser and opens stores in a folder of their own, which `close` removes. */
export const openRig = async (): Promise<Rig> => {
  const shared = await startShared();
  const folder = mkdtempSync(join(tmpdir(), "pacts-bench-"));
  const client = openSqlite({ path: join(folder, "pacts.db") });
  const memory = createMemoryCacheLayer({ capacity: 10_000 });
  const sqlite = createSqliteCacheLayer({ client });
  return {
    ...shared,
    client,
    memory,
    sqlite,
    open: async (url) => {
      const session = await shared.browser.open({});
      const page = shared.chromium.contexts().at(-1)?.pages()[0];
      if (page === undefined) throw new Error("the session has no page");
      const went = await session.goto(url, 30_000);
      if (!went.ok) throw new Error(went.failure.message);
      await page.waitForLoadState("load");
      return { session, page };
    },
    close: async () => {
      await shared.browser.close();
      await Promise.allSettled([memory.close(), sqlite.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
