import type { Browser as Chromium, BrowserContext } from "playwright";
import { PortError, UserError } from "#core/model/failure";
import type { Browser, Session, SessionOptions } from "#core/ports/browser";
import { findBrowser } from "./find-browser";
import { createSession } from "./session";
import { startTrace } from "./trace";

/** How the browser is started, or where one already runs. */
export interface PlaywrightOptions {
  readonly executablePath?: string | undefined;
  readonly headless: boolean;
  /** Address of a running Chromium's debugging port; it is left running. */
  readonly cdp?: string | undefined;
  readonly slowMoMs?: number | undefined;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly driftThreshold: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const LAUNCH_MS = 30_000;
const CLOSE_MS = 5_000;
const QUIET_FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;

/** Resolves held elements in the isolated world; keeps what a selector matched. */
const ENGINE = `({
  queryAll(root, what) { return globalThis.__pacts ? globalThis.__pacts.pick(what, root) : []; },
  query(root, what) { return this.queryAll(root, what)[0] || null; },
})`;

const loadPlaywright = async () => {
  const playwright = await import("playwright");
  await playwright.selectors.register("pacts", ENGINE, { contentScript: true }).catch((error: unknown) => {
    if (!String(error).includes("already registered")) throw error;
  });
  return playwright.chromium;
};

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";

const launch = async (options: PlaywrightOptions): Promise<Chromium> => {
  const chromium = await loadPlaywright();
  const slowMo = options.slowMoMs === undefined ? {} : { slowMo: options.slowMoMs };
  if (options.cdp !== undefined) return chromium.connectOverCDP(options.cdp, { timeout: LAUNCH_MS, ...slowMo });
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findBrowser(options.executablePath, options.headless, options.env),
    headless: options.headless,
    args: [...QUIET_FLAGS, ...(root ? ["--no-sandbox"] : [])],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: LAUNCH_MS,
    ...slowMo,
  });
};

const within = async (work: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const done = work.then(
    () => true,
    () => true,
  );
  const result = await Promise.race([done, late]);
  clearTimeout(timer);
  return result;
};

/** Chromium through Playwright. Started by the first `open`; a context for every session. */
export const createPlaywrightBrowser = (options: PlaywrightOptions): Browser => {
  let starting: Promise<Chromium> | undefined;
  const contexts = new Set<BrowserContext>();

  const start = (): Promise<Chromium> => {
    starting ??= launch(options).catch((error: unknown) => {
      if (error instanceof UserError || error instanceof PortError) throw error;
      const hint =
        options.cdp === undefined
          ? "is it a Chromium of this machine? try --executable-path"
          : "is a Chromium with --remote-debugging-port running there?";
      throw new PortError("browser", "playwright", "open", `the browser did not start: ${firstLine(error)}`, {
        cause: error,
        hint,
      });
    });
    return starting;
  };

  const open = async (session: SessionOptions): Promise<Session> => {
    const chromium = await start();
    const context = await chromium.newContext({
      viewport: options.viewport,
      ...(session.baseUrl === undefined ? {} : { baseURL: session.baseUrl }),
    });
    contexts.add(context);
    context.on("close", () => contexts.delete(context));
    const record = session.record ?? { video: false };
    await startTrace(context, record);
    const page = await context.newPage();
    return createSession(page, { driftThreshold: options.driftThreshold, record, env: options.env });
  };

  return {
    async open(session) {
      try {
        return await open(session);
      } catch (error) {
        if (error instanceof UserError || error instanceof PortError) throw error;
        throw new PortError("browser", "playwright", "open", `no page could be opened: ${firstLine(error)}`, {
          cause: error,
        });
      }
    },
    async close() {
      if (!starting) return;
      const browser = await starting.catch(() => undefined);
      starting = undefined;
      if (!browser) return;
      await within(Promise.allSettled([...contexts].map((context) => context.close())), CLOSE_MS / 2);
      // Playwright's own close ends the process group of a browser that does not answer.
      await within(browser.close(), CLOSE_MS);
    },
  };
};
