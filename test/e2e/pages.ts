/** Pages served on this machine, for as long as a test lasts. */
export interface Pages {
  readonly url: string;
  /** Every path and query that was asked for, in order. */
  readonly asked: readonly string[];
  /** Resolves when somebody has asked for an address that begins so. */
  wasAsked(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A page's answer: HTML, or a promise of it that may never come. */
export type Answer = (url: URL, request: Request) => string | Promise<string>;

/** An HTML page. */
export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;

/** Serves the answers of one function on a free port of 127.0.0.1. */
export const servePages = (answer: Answer): Pages => {
  const asked: string[] = [];
  const waiting = new Set<() => void>();
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    idleTimeout: 60,
    async fetch(request) {
      const url = new URL(request.url);
      if (url.pathname === "/favicon.ico") return new Response("", { status: 404 });
      asked.push(`${url.pathname}${url.search}`);
      for (const look of waiting) look();
      return new Response(await answer(url, request), { headers: { "content-type": "text/html; charset=utf-8" } });
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    asked,
    wasAsked: (path) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!asked.some((each) => each.startsWith(path))) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: async () => {
      await server.stop(true);
    },
  };
};

/** An answer that never comes. */
export const never = (): Promise<string> => new Promise(() => undefined);
