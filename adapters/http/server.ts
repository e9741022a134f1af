import { isIPv6 } from "node:net";
import { PortError, UserError } from "#core/model/failure";

/** What was asked for; nothing else of a request is looked at. */
export interface Asked {
  /** From the first slash on, dots resolved, still percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  /** The content type. */
  readonly type: string;
  readonly body: string;
  /** What the page may do; nothing when absent. */
  readonly policy?: string;
}

export interface ServerOptions {
  /** The address to listen on. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Names it answers to beside those of this machine: a page of another name must not read it through a browser. */
  readonly hosts: readonly string[];
  /** Must end in time, whatever it asks; what it throws becomes an answer. */
  readonly answer: (asked: Asked) => Promise<Answer>;
  /** Told of what is nobody's mistake but ours. */
  readonly onError: (error: unknown) => void;
}

export interface RunningServer {
  /** With a slash at its end. */
  readonly url: string;
  /** Ends open connections too. Idempotent. */
  close(): Promise<void>;
}

/** Requests answered at the same time; more are sent away. */
const AT_ONCE = 64;
const IDLE_S = 10;
const LONGEST_URL = 4096;
/** Nobody needs one; a larger one is not even read. */
const SMALL_BODY_BYTES = 1024;
const METHODS: readonly string[] = ["GET", "HEAD"];
const OWN_NAMES = ["127.0.0.1", "localhost", "[::1]"];

const SILENT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

const headersOf = ({ type, policy }: Answer): Record<string, string> => ({
  "content-type": type,
  "content-security-policy": policy ?? SILENT,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
});

/** Words for people and programs alike. */
export const refusal = (status: number, message: string, hint?: string): Answer => ({
  status,
  type: "application/json; charset=utf-8",
  body: `${JSON.stringify({ error: { message, ...(hint === undefined ? {} : { hint }) } })}\n`,
});

/** `[::1]:9464` -> `[::1]`. */
const nameOf = (host: string): string => host.toLowerCase().replace(/:\d+$/, "");

const inBrackets = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

const refused = (request: Request, names: readonly string[]): Answer | undefined => {
  if (!METHODS.includes(request.method)) return refusal(405, "only GET and HEAD are answered here");
  if (request.url.length > LONGEST_URL) return refusal(414, "the address is too long");
  const host = request.headers.get("host");
  if (host !== null && names.includes(nameOf(host))) return undefined;
  return refusal(421, "this server does not go by that name", "start it with --allow-host and the name");
};

const troubled = (error: unknown, onError: ServerOptions["onError"]): Answer => {
  if (error instanceof UserError) return refusal(400, error.message, error.options.hint);
  if (error instanceof PortError) return refusal(503, "the database does not answer", "see /readyz");
  onError(error);
  return refusal(500, "this is a bug in pacts; its words are on the server's stderr");
};

/** What the system says of an address it does not give. */
const startTrouble = (error: unknown, { host, port }: ServerOptions): UserError => {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  if (code === "EADDRINUSE")
    return new UserError(`port ${port} of ${host} is in use`, {
      code: "port-in-use",
      hint: `perhaps it is served already: look at http://${inBrackets(host)}:${port}/, or choose another with --port (0: any that is free)`,
    });
  if (code === "EACCES")
    return new UserError(`port ${port} of ${host} is not for this user`, { hint: "choose one above 1023 with --port" });
  if (code === "EINVAL" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return new UserError(`--host ${host} is no address of this machine`, {
      hint: "127.0.0.1 is for this machine alone, 0.0.0.0 for everybody who reaches it",
    });
  const words = error instanceof Error ? error.message : String(error);
  return new UserError(`cannot listen on ${host}, port ${port}: ${words}`, {
    hint: "choose another address with --host, another port with --port",
  });
};

/** Answers GET and HEAD requests of those who call it by a name of its own. Throws UserError when it cannot listen. */
export const startServer = (options: ServerOptions): RunningServer => {
  const { host, port, hosts, answer, onError } = options;
  const names = [...OWN_NAMES, inBrackets(host), ...hosts].map((name) => name.toLowerCase());
  let busy = 0;
  const answered = async (request: Request): Promise<Answer> => {
    const no = refused(request, names);
    if (no) return no;
    if (busy >= AT_ONCE) return refusal(503, "too many requests at once");
    busy++;
    try {
      const { pathname, searchParams } = new URL(request.url);
      return await answer({ path: pathname, query: searchParams });
    } catch (error) {
      return troubled(error, onError);
    } finally {
      busy--;
    }
  };
  const serve = () =>
    Bun.serve({
      hostname: host,
      port,
      idleTimeout: IDLE_S,
      maxRequestBodySize: SMALL_BODY_BYTES,
      development: false,
      // Outside of development it would be true, and two servers would take turns.
      reusePort: false,
      fetch: async (request) => {
        const told = await answered(request);
        const allow: Record<string, string> = told.status === 405 ? { allow: METHODS.join(", ") } : {};
        // Of an answer to HEAD the server sends the head alone.
        return new Response(told.body, { status: told.status, headers: { ...headersOf(told), ...allow } });
      },
    });
  let server: ReturnType<typeof serve>;
  try {
    server = serve();
  } catch (error) {
    throw startTrouble(error, options);
  }
  return {
    url: `http://${inBrackets(host)}:${server.port}/`,
    close: async () => {
      await server.stop(true);
    },
  };
};
