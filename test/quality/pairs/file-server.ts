import { join, normalize } from "node:path";

/** Files below a folder and pages made on the fly, on a free port of this machine. */
export interface FileServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves `pages` by path, else files below `root`, nothing above it. */
export const serveFiles = (root: string, pages: ReadonlyMap<string, string> = new Map()): FileServer => {
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: async (request) => {
      const path = decodeURIComponent(new URL(request.url).pathname);
      const page = pages.get(path);
      if (page !== undefined) return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
      const file = Bun.file(join(root, normalize(`/${path}`)));
      return (await file.exists()) ? new Response(file) : new Response("not here", { status: 404 });
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
};
