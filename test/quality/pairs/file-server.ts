import { join, normalize } from "node:path";

/** Files below a folder and pages made on the fly, on a free port of this machine. */
export interface FileServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The file of a path below the root; what a page asks of the server's top is looked for in the folders around the page. */
const fileOf = async (
  root: string,
  path: string,
  referer: string | null,
): Promise<ReturnType<typeof Bun.file> | undefined> => {
  const folders = referer === null ? [] : new URL(referer).pathname.split("/").slice(0, -1);
  const places = ["", ...folders.map((_, at) => folders.slice(0, folders.length - at).join("/"))];
  for (const place of places) {
    const file = Bun.file(join(root, normalize(`/${place}/${path}`)));
    if (await file.exists()) return file;
  }
  return undefined;
};

/** Serves `pages` by path, else files below `root`, nothing above it. */
export const serveFiles = (root: string, pages: ReadonlyMap<string, string> = new Map()): FileServer => {
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: async (request) => {
      const path = decodeURIComponent(new URL(request.url).pathname);
      const page = pages.get(path);
      if (page !== undefined) return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
      const file = await fileOf(root, path, request.headers.get("referer"));
      return file ? new Response(file) : new Response("not here", { status: 404 });
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
};
