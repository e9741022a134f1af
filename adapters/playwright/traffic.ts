import type { Page, Request } from "playwright";

/** Kinds of requests after which a page usually changes what it shows. */
const TELLING = new Set(["document", "xhr", "fetch", "script"]);
/** A page renders what a request brought a moment after it. */
const RENDER_MS = 40;

export interface Traffic {
  /** Requests that began since the last action are answered, and their answers had time to be shown. */
  quiet(): boolean;
  /** Milliseconds until `quiet` may become true by time alone; 0 when it waits for something else. */
  restMs(): number;
  /** An action is about to begin: what is under way from before does not count any more. */
  mark(): void;
  onChange(listener: () => void): void;
}

/** Follows the page's requests. */
export const followTraffic = (page: Page, elapsed: () => number): Traffic => {
  const open = new Set<Request>();
  const listeners: (() => void)[] = [];
  let lastEnd = Number.NEGATIVE_INFINITY;
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const ended = (request: Request): void => {
    if (!open.delete(request)) return;
    lastEnd = elapsed();
    changed();
  };
  page.on("request", (request) => {
    if (TELLING.has(request.resourceType())) open.add(request);
  });
  page.on("requestfinished", ended);
  page.on("requestfailed", ended);
  const rest = (): number => Math.max(0, lastEnd + RENDER_MS - elapsed());
  return {
    quiet: () => open.size === 0 && rest() === 0,
    restMs: () => (open.size === 0 ? rest() : 0),
    mark: () => open.clear(),
    onChange: (listener) => listeners.push(listener),
  };
};
