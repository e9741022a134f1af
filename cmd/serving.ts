import { join } from "node:path";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteFigures } from "#adapters/sqlite/figures";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createProcesses } from "#adapters/system/processes";
import { type Breaker, createBreaker } from "#core/guard/breaker";
import { PortError } from "#core/model/failure";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { Clock } from "#core/ports/clock";
import type { Figures } from "#core/ports/figures";
import type { RunStore } from "#core/ports/run-store";
import { createSystem } from "./compose";
import type { Config } from "./config";
import type { Io } from "./io";
import { warner } from "./stores";

/** What an answer may wait for the database, and what a look whether it is there may. Milliseconds. */
const ANSWER_MS = 5000;
const PING_MS = 1000;
const REDIS_MS = 250;
/** A file that another process holds must not hold up everybody who asks. */
const BUSY_MS = 250;

/** Something outside that the server needs. */
export interface Dependency {
  readonly name: string;
  readonly breaker: Breaker;
  /** Asks whether it is there; answers in time, and never throws. */
  look(): Promise<boolean>;
}

/** Asks within the answer's time; throws PortError at once while the database is down. */
export type Ask = <T>(operation: string, work: () => Promise<T>) => Promise<T>;

/** What the server reads; the caller closes it. */
export interface Serving {
  readonly figures: Figures;
  readonly runs: Pick<RunStore, "find" | "metrics">;
  /** Without the memory layer, which is empty here. Fastest first. */
  readonly layers: readonly { readonly layer: Pick<CacheLayer, "name" | "stats">; readonly ask: Ask }[];
  readonly database: Dependency;
  readonly ask: Ask;
  /** The database first. */
  readonly dependencies: readonly Dependency[];
  readonly clock: Clock;
  close(): Promise<void>;
}

interface Durable {
  readonly name: "sqlite" | "postgres";
  readonly figures: Figures;
  readonly runs: RunStore;
  readonly layer: CacheLayer;
}

type ServingConfig = Pick<Config, "dataDir" | "databaseUrl" | "redisUrl" | "namespace">;

const embedded = ({ dataDir }: ServingConfig, io: Pick<Io, "err">): Durable => {
  const path = join(dataDir, "pacts.db");
  const client = openSqlite({ path, busyMs: BUSY_MS, follow: true, onWarning: warner(io) });
  return {
    name: "sqlite",
    figures: createSqliteFigures({ client }),
    runs: createSqliteRunStore({ client, processes: createProcesses() }),
    layer: createSqliteCacheLayer({ client }),
  };
};

const postgres = async (url: string, { namespace }: ServingConfig): Promise<Durable> => {
  const [{ openPostgres }, { createPostgresFigures }, { createPostgresRunStore }, { createPostgresCacheLayer }] =
    await Promise.all([
      import("#adapters/postgres/client"),
      import("#adapters/postgres/figures"),
      import("#adapters/postgres/run-store"),
      import("#adapters/postgres/cache-layer"),
    ]);
  const client = openPostgres({ url, answerMs: ANSWER_MS });
  return {
    name: "postgres",
    figures: createPostgresFigures({ client, namespace }),
    runs: createPostgresRunStore({ client, processes: createProcesses() }),
    layer: createPostgresCacheLayer({ client, namespace }),
  };
};

const redis = async (url: string, namespace: string) => {
  const [{ openRedis }, { createRedisCacheLayer }] = await Promise.all([
    import("#adapters/redis/client"),
    import("#adapters/redis/cache-layer"),
  ]);
  const client = openRedis({ url });
  return { layer: createRedisCacheLayer({ client, namespace }), probe: () => client.ping() };
};

/** Tells people when a dependency goes and when it is back. */
const guardedBy = (
  name: string,
  lookupMs: number,
  probe: () => Promise<unknown>,
  { clock, io }: { readonly clock: Clock; readonly io: Pick<Io, "err"> },
): Dependency => {
  const say = warner(io);
  const breaker = createBreaker({
    name,
    clock,
    lookupMs,
    probe,
    onChange: (change) => say(change.state === "open" ? `${name}: ${change.cause.message}` : `${name} is back`),
  });
  const look = (): Promise<boolean> =>
    breaker.call("ping", lookupMs, probe).then(
      () => true,
      () => false,
    );
  return { name, breaker, look };
};

const askOf =
  ({ breaker }: Dependency): Ask =>
  (operation, work) =>
    breaker.call(operation, ANSWER_MS, work);

/** Opens what the configuration names, to be read for a long time. Throws UserError for an address that cannot be used. */
export const openServing = async (config: ServingConfig, io: Pick<Io, "err">): Promise<Serving> => {
  const { clock } = createSystem();
  const { databaseUrl, redisUrl, namespace } = config;
  const durable = databaseUrl === undefined ? embedded(config, io) : await postgres(databaseUrl, config);
  const { figures, runs, layer } = durable;
  const fast = redisUrl === undefined ? undefined : await redis(redisUrl, namespace);
  const database = guardedBy(durable.name, PING_MS, figures.ping, { clock, io });
  const cache = fast && guardedBy("redis", REDIS_MS, fast.probe, { clock, io });
  const ask = askOf(database);
  return {
    figures,
    runs,
    layers: [...(fast && cache ? [{ layer: fast.layer, ask: askOf(cache) }] : []), { layer, ask }],
    database,
    ask,
    dependencies: cache ? [database, cache] : [database],
    clock,
    close: async () => {
      database.breaker.close();
      cache?.breaker.close();
      await Promise.allSettled([figures.close(), runs.close(), layer.close(), fast?.layer.close()]);
    },
  };
};

/** The error of a store that an answer can do without. */
export const isAway = (error: unknown): boolean => error instanceof PortError;
