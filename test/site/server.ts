/** A document of the site; `truth` lets it tell the server which element was really touched. */
export interface Served {
  readonly html: string | (() => string);
  /** CSS selector of the meant element; null: whatever is touched is wrong. */
  readonly truth?: string | null;
}

/** A click, input or change that a person could have made. */
export interface Touch {
  readonly path: string;
  readonly event: string;
  readonly right: boolean;
  /** The beginning of the element's markup. */
  readonly element: string;
}

/** A running site. */
export interface Site {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** The same server by another name: another origin. */
  readonly otherUrl: string;
  /** Adds a document or replaces it. */
  put(path: string, served: Served): void;
  /** What was touched since the start or the last `forget`, in order. */
  touches(): readonly Touch[];
  forget(): void;
  /** Idempotent. */
  close(): Promise<void>;
}

/** Tells of trusted events; a label stands for its control. */
const recorderOf = (truth: string | null): string => `<script>(() => {
  const truth = ${JSON.stringify(truth).replaceAll("<", "\\u003c")};
  const fits = (node) => truth !== null && node.nodeType === 1 && node.matches(truth);
  const tell = (event) => {
    if (!event.isTrusted || (event.type === "click" && event.detail === 0 && event.pointerType === "")) return;
    const path = event.composedPath();
    const labelled = path.some((node) => node.localName === "label" && node.control && fits(node.control));
    const right = labelled || path.some(fits);
    const element = (path[0].outerHTML || "").slice(0, 120);
    navigator.sendBeacon("/touched", JSON.stringify({ path: location.pathname, event: event.type, right, element }));
  };
  for (const type of ["click", "dblclick", "contextmenu", "input"]) addEventListener(type, tell, { capture: true });
})();</script>`;

/** Serves documents by path on a free port of 127.0.0.1; `{{other}}` in them becomes the second origin. */
export const serveSite = async (documents: Readonly<Record<string, Served>> = {}): Promise<Site> => {
  const served = new Map(Object.entries(documents));
  const touched: Touch[] = [];
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: async (request) => {
      const { pathname, port } = new URL(request.url);
      if (pathname === "/touched") {
        touched.push((await request.json()) as Touch);
        return new Response(null, { status: 204 });
      }
      const found = served.get(pathname);
      if (found === undefined) return new Response("nothing here", { status: 404 });
      const html = typeof found.html === "string" ? found.html : found.html();
      const recorder = found.truth === undefined ? "" : recorderOf(found.truth);
      const body = html.replaceAll("{{other}}", `http://localhost:${port}`).replace("<head>", `<head>${recorder}`);
      return new Response(body, {
        headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
      });
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    otherUrl: `http://localhost:${server.port}`,
    put: (path, document) => void served.set(path, document),
    touches: () => [...touched],
    forget: () => {
      touched.length = 0;
    },
    close: async () => {
      await server.stop(true);
    },
  };
};
