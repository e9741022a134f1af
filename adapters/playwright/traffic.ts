import type { Page, Request } from "playwright";

/** Kinds of requests after which a page usually changes what it shows. */
const TELLING = new Set(["document", "xhr", "fetch", "script"]);
/** A page renders what a request brought a moment after it. */
const RENDER_MS = 40;
/** A script that has not come by then is not waited for by any further step. */
const SCRIPT_MS = 5_000;

export interface Traffic {
  /** Requests that began since the last action are answered, and their answers had time to be shown. */
  quiet(): boolean;
  /** Milliseconds until `quiet` may become true by time alone; 0 when it waits for something else. */
  restMs(): number;
  /** An action is about to begin: what is under way from before does not count any more, but for scripts, which decide what the page does. */
  mark(): void;
  /** How long the last document took from its request until it was built; 0 when none was. */
  buildMs(): number;
  onChange(listener: () => void): void;
  /** Called when a script or data has come, which the page is now going to use. */
  onArrival(listener: () => void): void;
}

/** A service worker's requests have no frame, and the frame of a document that has not come yet cannot be asked for. */
const isMain = (page: Page, request: Request): boolean => {
  try {
    return request.frame() === page.mainFrame();
  } catch {
    return false;
  }
};

/** Follows the page's requests. */
export const followTraffic = (page: Page, elapsed: () => number): Traffic => {
  const open = new Map<Request, number>();
  const listeners: (() => void)[] = [];
  const arrivals: (() => void)[] = [];
  const document = { askedAt: 0, buildMs: 0 };
  let lastEnd = Number.NEGATIVE_INFINITY;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const ended = (request: Request): void => {
    if (!open.delete(request)) return;
    lastEnd = elapsed();
    if (request.resourceType() !== "document") for (const listener of arrivals) listener();
    changed();
  };
  page.on("request", (request) => {
    if (TELLING.has(request.resourceType())) open.set(request, elapsed());
    if (request.isNavigationRequest() && request.redirectedFrom() === null && isMain(page, request))
      document.askedAt = elapsed();
  });
  page.on("domcontentloaded", () => {
    document.buildMs = elapsed() - document.askedAt;
  });
  page.on("requestfinished", ended);
  page.on("requestfailed", ended);
  const rest = (): number => Math.max(0, lastEnd + RENDER_MS - elapsed());
  return {
    quiet: () => open.size === 0 && rest() === 0,
    restMs: () => (open.size === 0 ? rest() : 0),
    mark: () => {
      for (const [request, begun] of open)
        if (request.resourceType() !== "script" || elapsed() - begun > SCRIPT_MS) open.delete(request);
    },
    buildMs: () => document.buildMs,
    onChange: (listener) => listeners.push(listener),
    onArrival: (listener) => arrivals.push(listener),
  };
};
