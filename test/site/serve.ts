/** A running site. */
export interface Site {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  /** Ends open connections. Idempotent. */
  close(): Promise<void>;
}

const HTML = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };

/** Serves pages (path -> HTML) on a free port of 127.0.0.1; everything else is 404. */
export const serve = (pages: Readonly<Record<string, string>>): Site => {
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: (request) => {
      const page = pages[new URL(request.url).pathname];
      return page === undefined ? new Response("nothing here", { status: 404 }) : new Response(page, { headers: HTML });
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    close: async () => {
      await server.stop(true);
    },
  };
};
