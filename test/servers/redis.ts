import { scratchFolder } from "../contract/samples";
import { freePort } from "./free-port";

/** A server that cannot start or stop within this fails the test. */
const DEADLINE_MS = 10_000;
/** Another process may take a free port first. */
const PORTS_TRIED = 5;

/** A server tests may use, and must leave as they found it. */
export interface RedisAddress {
  readonly url: string;
  /** Idempotent. */
  stop(): Promise<void>;
}

/** A private `redis-server` on a free port of 127.0.0.1, without persistence: what it held is gone after `kill`. */
export interface RedisServer extends RedisAddress {
  readonly port: number;
  readonly pid: number;
  /** SIGSTOP: connections stay open, the system accepts new ones, nobody answers. */
  freeze(): void;
  thaw(): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port, killing it first when it runs; resolves when it accepts connections. */
  restart(): Promise<void>;
}

export interface RedisServerOptions {
  /** More arguments: `["--maxmemory", "3mb"]`. */
  readonly args?: readonly string[];
}

const launch = (folder: string, port: number, args: readonly string[]) =>
  Bun.spawn(
    [
      "redis-server",
      ...["--port", String(port), "--bind", "127.0.0.1", "--dir", folder],
      ...["--save", "", "--appendonly", "no", "--daemonize", "no"],
      ...args,
    ],
    { cwd: folder, stdin: "ignore", stdout: "pipe", stderr: "ignore" },
  );

type Child = ReturnType<typeof launch>;

/** Reads on to the end, so that the server never waits for a full pipe. Resolves at the first line that says it is ready. */
const readiness = (child: Child): Promise<"ready" | string> =>
  new Promise((resolve) => {
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      let all = "";
      for await (const chunk of child.stdout) {
        if (all.length < 100_000) all += decoder.decode(chunk, { stream: true });
        if (all.includes("Ready to accept connections")) resolve("ready");
      }
      resolve(all);
    };
    read().catch((error: unknown) => resolve(String(error)));
  });

const within = async <T>(what: string, work: Promise<T>): Promise<T> => {
  let timer: Timer | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${DEADLINE_MS} ms`)), DEADLINE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const end = async (child: Child, signal: "SIGTERM" | "SIGKILL"): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  // A stopped process takes no other signal.
  child.kill("SIGCONT");
  child.kill(signal);
  await within("redis-server's end", child.exited);
};

const start = async (folder: string, port: number, args: readonly string[]): Promise<Child> => {
  const child = launch(folder, port, args);
  const said = await within("redis-server's start", readiness(child)).catch(String);
  if (said === "ready") return child;
  await end(child, "SIGKILL");
  throw new Error(`redis-server did not start on port ${port}:\n${said}`);
};

/** Starts a server of the test's own. The caller stops it. */
export const startRedis = async ({ args = [] }: RedisServerOptions = {}): Promise<RedisServer> => {
  const folder = scratchFolder();
  let port = 0;
  let child: Child | undefined;
  let trouble: unknown;
  for (let tried = 0; child === undefined && tried < PORTS_TRIED; tried++) {
    port = await freePort();
    child = await start(folder.path, port, args).catch((error: unknown) => {
      trouble = error;
      return undefined;
    });
  }
  if (child === undefined) {
    folder.remove();
    throw trouble;
  }
  let running = child;
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    get pid() {
      return running.pid;
    },
    freeze: () => running.kill("SIGSTOP"),
    thaw: () => running.kill("SIGCONT"),
    kill: () => end(running, "SIGKILL"),
    restart: async () => {
      await end(running, "SIGKILL");
      running = await start(folder.path, port, args);
    },
    stop: async () => {
      await end(running, "SIGTERM");
      folder.remove();
    },
  };
};

/** The server named by PACTS_TEST_REDIS_URL, which is only borrowed, else one of the test's own. The caller stops it. */
export const borrowRedis = async (): Promise<RedisAddress> => {
  const url = process.env.PACTS_TEST_REDIS_URL;
  return url ? { url, stop: async () => {} } : startRedis();
};
