import { connect, createServer, type Server, type Socket } from "node:net";

/** A TCP proxy between a client and a server, whose link a test can spoil. */
export interface TcpProxy {
  /** The server's URL, through the proxy. */
  readonly url: string;
  readonly port: number;
  /** How many connections clients hold open to it now. */
  connections(): number;
  /** Undoes all below: words that were held back are delivered. */
  pass(): Promise<void>;
  /** Every chunk takes this many milliseconds more, each way. */
  slow(latencyMs: number): void;
  /** A silent link: connections stay and new ones are accepted, nothing comes through until `pass`. */
  silence(): void;
  /** Cuts all connections with RST, and each new one at once. */
  reset(): void;
  /** Cuts all connections and listens no more: new ones are refused. */
  refuse(): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  "redis:": 6379,
  "rediss:": 6379,
  "postgres:": 5432,
  "postgresql:": 5432,
};

const sleepUntil = (at: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())));

/** What all connections of a proxy look at. */
interface Link {
  latencyMs: number;
  /** Pending while the link is silent. */
  open: Promise<void>;
}

/** Carries what one side says to the other, in order, each chunk when the link lets it. */
const carry = (link: Link, from: Socket, to: Socket): void => {
  let last = Promise.resolve();
  const next = (work: () => void): void => {
    const due = performance.now() + link.latencyMs;
    last = last.then(async () => {
      if (due > performance.now()) await sleepUntil(due);
      await link.open;
      if (!to.destroyed) work();
    });
  };
  from.on("data", (chunk) => next(() => to.write(chunk)));
  from.on("end", () => next(() => to.end()));
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    if (server.listening) server.close(() => resolve());
    else resolve();
  });

/** Starts a proxy on a free port of 127.0.0.1 before the server of this URL. The caller closes it. */
export const startProxy = async (serverUrl: string): Promise<TcpProxy> => {
  const { hostname, port: named, protocol } = new URL(serverUrl);
  const target = { host: hostname, port: named === "" ? (DEFAULT_PORTS[protocol] ?? 0) : Number(named) };
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const link: Link = { latencyMs: 0, open: Promise.resolve() };
  let unlock: (() => void) | undefined;
  let resetting = false;

  const track = (socket: Socket, other: () => Socket | undefined): void => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => other()?.resetAndDestroy());
    socket.on("close", () => {
      sockets.delete(socket);
      // A side that is gone takes the other along, as soon as the link lets it know.
      void link.open.then(() => other()?.destroy());
    });
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (resetting) {
      near.on("error", () => {});
      near.resetAndDestroy();
      return;
    }
    clients.add(near);
    near.on("end", () => clients.delete(near));
    near.on("close", () => clients.delete(near));
    const far = connect({ ...target, allowHalfOpen: true });
    track(near, () => far);
    track(far, () => near);
    carry(link, near, far);
    carry(link, far, near);
  });
  const release = (): void => {
    unlock?.();
    unlock = undefined;
    link.open = Promise.resolve();
  };
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
    release();
  };

  const port = await listen(server, 0);
  const through = new URL(serverUrl);
  through.hostname = "127.0.0.1";
  through.port = String(port);
  return {
    url: through.href,
    port,
    connections: () => clients.size,
    pass: async () => {
      resetting = false;
      link.latencyMs = 0;
      release();
      if (!server.listening) await listen(server, port);
    },
    slow: (latencyMs) => {
      link.latencyMs = latencyMs;
    },
    silence: () => {
      if (unlock !== undefined) return;
      link.open = new Promise((resolve) => {
        unlock = resolve;
      });
    },
    reset: () => {
      resetting = true;
      cut();
    },
    refuse: async () => {
      const gone = shut(server);
      cut();
      await gone;
    },
    close: async () => {
      const gone = shut(server);
      cut();
      await gone;
    },
  };
};
