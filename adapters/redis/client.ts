import { setTimeout as sleep } from "node:timers/promises";
import { type RedisAddress, parseRedisUrl } from "./address";
import { asPortError, isOffline, isRefusal } from "./failure";

/** A connection, and each TLS handshake, must stand within this. */
const CONNECT_MS = 500;
/** A server that says nothing for so long is given up and dialled again; what it was asked fails. */
const SILENCE_MS = 2000;
/** So often it is asked whether it is there: one that has nothing to do must not look silent. */
const PING_EVERY_MS = 250;
const LONGEST_PAUSE_MS = 200;
/** A wrong password does not become right by asking often. */
const REFUSED_PAUSE_MS = 2000;
/** What is under way may end within this before the connection is cut. */
const CLOSE_MS = 200;

export interface RedisOptions {
  /** `redis://` or `rediss://` (TLS), with user, password and database number. */
  readonly url: string;
  /** PEM of the authority that signed the server's certificate, when the system does not know it. */
  readonly ca?: string;
}

const dial = async ({ url, tls }: RedisAddress, ca: string | undefined) => {
  // Loaded by the first use: a run without Redis does not pay for it.
  const { createClient } = await import("redis");
  return createClient({
    url,
    name: "pacts",
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: "disabled",
    pingInterval: PING_EVERY_MS,
    // A timer for each command costs more than the command; the silence of the connection is what ends them.
    commandOptions: { timeout: 0 },
    socket: {
      connectTimeout: CONNECT_MS,
      socketTimeout: SILENCE_MS,
      reconnectStrategy: (retries, cause) =>
        isRefusal(cause) ? REFUSED_PAUSE_MS : Math.min(50 * (retries + 1), LONGEST_PAUSE_MS),
      ...(tls && ca !== undefined ? { tls, ca } : {}),
    },
  });
};

export type RedisConnection = Awaited<ReturnType<typeof dial>>;

/** One Redis, connected at its first use, dialled again for as long as it is not closed. */
export interface RedisClient {
  /** `host:port/db`, without user and password. */
  readonly shown: string;
  /**
   * Works on the connection; throws PortError only. The first use waits for the first attempt to connect; later, when there is no
   * connection, it fails at once. What is asked of a server that falls silent fails within 2 s. No deadline of its own.
   */
  use<T>(port: string, operation: string, work: (connection: RedisConnection) => Promise<T>): Promise<T>;
  /** Asks the server for a sign of life; throws PortError. */
  ping(): Promise<void>;
  /** Lets what is under way end, for 200 ms at most, whatever the server does. Never throws. Idempotent. */
  close(): Promise<void>;
}

interface State {
  /** Why there is no connection now. */
  trouble: unknown;
  closed: boolean;
}

/** Resolves after the first attempt, however it went. */
const connect = async (connection: RedisConnection, state: State): Promise<RedisConnection> => {
  const tried = new Promise<void>((resolve) => {
    for (const event of ["ready", "error", "end"]) connection.once(event, () => resolve());
  });
  connection.on("error", (error: unknown) => {
    state.trouble = error;
  });
  // An attempt that was under way when it was closed would leave a connection behind.
  connection.on("connect", () => {
    if (state.closed) connection.destroy();
  });
  connection.connect().catch((error: unknown) => {
    state.trouble = error;
  });
  await tried;
  return connection;
};

/** Resolves when all this work has ended, at the latest after `ms`. */
const settled = async (work: Iterable<Promise<unknown>>, ms: number): Promise<void> => {
  const done = new AbortController();
  const late = sleep(ms, undefined, { signal: done.signal }).catch(() => {});
  await Promise.race([Promise.allSettled(work), late]);
  done.abort();
};

/** The one way to a Redis. Nothing is opened before the first use; throws UserError when the URL is none. */
export const openRedis = ({ url, ca }: RedisOptions): RedisClient => {
  const address = parseRedisUrl(url);
  const state: State = { trouble: undefined, closed: false };
  const underWay = new Set<Promise<unknown>>();
  let dialled: Promise<RedisConnection> | undefined;
  let connecting: Promise<RedisConnection> | undefined;
  let closing: Promise<void> | undefined;

  const connected = (): Promise<RedisConnection> => {
    dialled ??= dial(address, ca);
    connecting ??= dialled.then((connection) => connect(connection, state));
    return connecting;
  };
  const use: RedisClient["use"] = async (port, operation, work) => {
    try {
      if (closing !== undefined) throw new Error("the client is closed");
      const working = connected().then(work);
      underWay.add(working);
      return await working.finally(() => underWay.delete(working));
    } catch (error) {
      const cause = isOffline(error) && !state.closed ? (state.trouble ?? error) : error;
      throw asPortError(port, operation, address.shown, cause);
    }
  };
  return {
    shown: address.shown,
    use,
    ping: () => use("cache-layer", "ping", async (connection) => void (await connection.ping())),
    close: () => {
      closing ??= (async () => {
        await settled(underWay, CLOSE_MS);
        state.closed = true;
        const connection = await dialled?.catch(() => undefined);
        connection?.destroy();
      })();
      return closing;
    },
  };
};
