import { SQL } from "bun";
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { freePort } from "./free-port";

/** A server that cannot start or stop within this fails the test. */
const DEADLINE_MS = 20_000;
/** Another process may take a free port first. */
const PORTS_TRIED = 5;

const USER = "pacts";
/** Has characters that an address must escape. */
const PASSWORD = "p@ss/w%rd: #1";

/** A transaction that is kept open. */
export interface Held {
  also(text: string): Promise<void>;
  letGo(): Promise<void>;
}

/** A database of one test. */
export interface TestDatabase {
  readonly url: string;
  /** What a person would ask of it, past the code under test; rows of the last statement. */
  query(text: string, parameters?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Does this in a transaction that stays open, with its locks, until it is let go; then it is rolled back. */
  hold(text: string): Promise<Held>;
  /** Idempotent; ends all connections to it. */
  drop(): Promise<void>;
}

/** A server tests may use, and must leave as they found it. */
export interface PostgresAddress {
  /** A fresh, empty database. The caller drops it, or stops a server of its own. */
  database(): Promise<TestDatabase>;
  /** Idempotent. */
  stop(): Promise<void>;
}

/** A private `postgres` on a free port of 127.0.0.1 that asks for a password and does not wait for the disk. */
export interface PostgresServer extends PostgresAddress {
  /** Of the database `postgres`. */
  readonly url: string;
  readonly port: number;
  /** SIGSTOP to the server and all its processes: connections stay open, the system accepts new ones, nobody answers. */
  freeze(): void;
  thaw(): void;
  /** `pg_ctl stop -m immediate`: a crash, as its clients see it. Resolves when it is gone. */
  stopImmediate(): Promise<void>;
  /** Starts it again on the same port, stopping it when it runs; resolves when it accepts connections. */
  restart(): Promise<void>;
}

export interface PostgresServerOptions {
  /** Files of a certificate and its key: the server speaks TLS too. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

const within = async <T>(what: string, work: Promise<T>): Promise<T> => {
  let timer: Timer | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${DEADLINE_MS} ms`)), DEADLINE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const said = (command: readonly string[]): string =>
  Bun.spawnSync([...command], { stderr: "ignore" })
    .stdout.toString()
    .trim();

const DEBIAN = "/usr/lib/postgresql";

/** The folder of the newest server's programs: Debian keeps them off the PATH. */
const programs = (): string => {
  try {
    const newest = Math.max(...readdirSync(DEBIAN).map(Number).filter(Number.isFinite));
    return join(DEBIAN, String(newest), "bin");
  } catch {
    const postgres = Bun.which("postgres");
    if (postgres === null) throw new Error("postgres is not installed: node scripts/setup.mjs test");
    return join(postgres, "..");
  }
};

/**
 * Postgres refuses to run as root: then the system's user `postgres` runs it, who came with the package.
 * It ends with the thread that started it, however that ends.
 */
const owner = () => {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = [Number(said(["id", "-u", "postgres"])), Number(said(["id", "-g", "postgres"]))];
  return { uid, gid, prefix: ["setpriv", `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--pdeathsig=QUIT"] };
};

const MEMORY = "/dev/shm";
/** What a test file's databases may come to. */
const ROOM_BYTES = 2 * 1024 ** 3;

/** Where the data is to be: in memory if there is room, ten times as fast on a busy disk. */
const baseFolder = (): string => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM_BYTES ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
};

interface Cluster {
  readonly data: string;
  /** Copies a file where the server's user alone can read it. */
  adopt(path: string): string;
  /** Starts a program of the server, as its user. */
  run(program: string, args: readonly string[]): Bun.Subprocess<"ignore", "pipe", "pipe">;
  remove(): void;
}

const createCluster = async (): Promise<Cluster> => {
  const folder = mkdtempSync(join(baseFolder(), "pacts-test-"));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const [bin, as] = [programs(), owner()];
  const data = join(folder, "data");
  const secret = join(folder, "password");
  writeFileSync(secret, PASSWORD, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (as !== undefined) for (const path of [folder, data, secret]) chownSync(path, as.uid, as.gid);
  const adopt = (path: string): string => {
    const own = join(folder, basename(path));
    writeFileSync(own, readFileSync(path), { mode: 0o600 });
    if (as !== undefined) chownSync(own, as.uid, as.gid);
    return own;
  };
  const run = (program: string, args: readonly string[]) =>
    Bun.spawn([...(as?.prefix ?? []), join(bin, program), ...args], {
      cwd: folder,
      stdin: "ignore",
      stdout: "pipe",
      stderr: "pipe",
      env: { PATH: process.env.PATH, LC_ALL: "C.UTF-8" },
    });
  const initdb = run("initdb", [
    ...["-D", data, "-U", USER, `--pwfile=${secret}`, "-A", "scram-sha-256"],
    ...["-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"],
  ]);
  if ((await within("initdb", initdb.exited)) !== 0) {
    const trouble = await new Response(initdb.stderr).text();
    remove();
    throw new Error(`initdb failed: ${trouble}`);
  }
  return { data, adopt, run, remove };
};

const settings = (port: number, tls: PostgresServerOptions["tls"]): readonly string[] =>
  [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    ...["fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0"],
    ...(tls === undefined ? [] : ["ssl=on", `ssl_cert_file=${tls.cert}`, `ssl_key_file=${tls.key}`]),
  ].flatMap((setting) => ["-c", setting]);

type Child = ReturnType<Cluster["run"]>;

/** Reads on to the end, so that the server never waits for a full pipe. Resolves at the line that says it is ready. */
const readiness = (child: Child): Promise<"ready" | string> =>
  new Promise((resolve) => {
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      let all = "";
      for await (const chunk of child.stderr) {
        if (all.length < 100_000) all += decoder.decode(chunk, { stream: true });
        if (all.includes("ready to accept connections")) resolve("ready");
      }
      resolve(all);
    };
    read().catch((error: unknown) => resolve(String(error)));
  });

const isGone = (child: Child): boolean => child.exitCode !== null || child.signalCode !== null;

const childrenOf = (pid: number): readonly number[] => {
  const told = (): string => {
    try {
      return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    } catch {
      return said(["pgrep", "-P", String(pid)]);
    }
  };
  return told().split(/\s+/).filter(Boolean).map(Number);
};

/** Its processes lead groups of their own: each must be told. A new one cannot be born while the first is stopped. */
const tellAll = (child: Child, signal: "SIGSTOP" | "SIGCONT"): void => {
  child.kill(signal);
  for (const pid of childrenOf(child.pid)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has just ended.
    }
  }
};

/** SIGQUIT is `-m immediate`. */
const end = async (child: Child): Promise<void> => {
  if (isGone(child)) return;
  // A stopped process takes no other signal.
  tellAll(child, "SIGCONT");
  child.kill("SIGQUIT");
  await within("the end of postgres", child.exited);
};

const start = async (cluster: Cluster, args: readonly string[]): Promise<Child> => {
  const child = cluster.run("postgres", ["-D", cluster.data, ...args]);
  const words = await within("the start of postgres", readiness(child)).catch(String);
  if (words === "ready") return child;
  await end(child);
  throw new Error(`postgres did not start:\n${words}`);
};

const withClient = async <T>(url: string, work: (client: SQL) => Promise<T>): Promise<T> => {
  const client = new SQL({ url, max: 1, tls: false });
  return work(client).finally(() => client.close({ timeout: 0 }));
};

const holdOn = async (url: string, text: string): Promise<Held> => {
  const client = new SQL({ url, max: 1, tls: false });
  await client.unsafe("BEGIN");
  await client.unsafe(text);
  const also = async (more: string): Promise<void> => {
    await client.unsafe(more);
  };
  return { also, letGo: () => client.close({ timeout: 0 }) };
};

let databases = 0;

const databaseOn = async (url: string): Promise<TestDatabase> => {
  const name = `pacts_test_${process.pid}_${Date.now()}_${++databases}`;
  await withClient(url, (client) => client.unsafe(`CREATE DATABASE ${name}`));
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    query: (text, parameters = []) => withClient(own.href, (client) => client.unsafe(text, [...parameters])),
    hold: (text) => holdOn(own.href, text),
    drop: () => withClient(url, (client) => client.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
};

const firstStart = async (cluster: Cluster, tls: PostgresServerOptions["tls"]) => {
  let trouble: unknown;
  for (let tried = 0; tried < PORTS_TRIED; tried++) {
    const port = await freePort();
    try {
      return { port, child: await start(cluster, settings(port, tls)) };
    } catch (error) {
      trouble = error;
    }
  }
  cluster.remove();
  throw trouble;
};

/** Starts a server of the test's own. The caller stops it. */
export const startPostgres = async (options: PostgresServerOptions = {}): Promise<PostgresServer> => {
  const cluster = await createCluster();
  const tls = options.tls && { cert: cluster.adopt(options.tls.cert), key: cluster.adopt(options.tls.key) };
  const { port, child } = await firstStart(cluster, tls);
  const url = `postgres://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  let running = child;
  return {
    url,
    port,
    database: () => databaseOn(url),
    freeze: () => tellAll(running, "SIGSTOP"),
    thaw: () => tellAll(running, "SIGCONT"),
    stopImmediate: () => end(running),
    restart: async () => {
      await end(running);
      running = await start(cluster, settings(port, tls));
    },
    stop: async () => {
      await end(running);
      cluster.remove();
    },
  };
};

/** The server named by PACTS_TEST_DATABASE_URL, whose user may make databases, else one of the test's own. The caller stops it. */
export const openPostgresServer = async (): Promise<PostgresAddress> => {
  const url = process.env.PACTS_TEST_DATABASE_URL;
  return url ? { database: () => databaseOn(url), stop: async () => {} } : startPostgres();
};
