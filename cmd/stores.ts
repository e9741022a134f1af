import { join } from "node:path";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createProcesses } from "#adapters/system/processes";
import { createSeal } from "#adapters/system/seal";
import { printable } from "#core/model/printable";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";
import type { Upkeep } from "#core/ports/upkeep";
import type { Config } from "./config";
import type { Io } from "./io";

/** Entries the memory layer holds: far more than one invocation uses. */
const MEMORY_ENTRIES = 10_000;
/** A Postgres that is silent for so long while a run goes on is dialled anew. */
const RUN_ANSWER_MS = 1000;

/** A layer on another machine, and a question that costs it nothing. */
export interface SharedLayer {
  readonly layer: CacheLayer;
  readonly probe: () => Promise<unknown>;
}

/** Which store it is, whoever asks. */
export interface StoreTarget {
  /** For people; no credentials. */
  readonly words: string;
  /** The same for the same store; no password. */
  readonly identity: string;
}

/** Where things last: of this machine, or, with a probe, of a team. */
export interface DurableStores {
  readonly layer: CacheLayer;
  readonly runs: RunStore;
  readonly history: HealHistory;
  readonly probe?: () => Promise<unknown>;
}

/** The database in the data folder. */
const OWN_TARGET: StoreTarget = { words: "pacts.db in the data folder", identity: "sqlite" };

/** What the configuration names, bare; each is opened by its first use. */
export interface Opened {
  readonly memory: CacheLayer;
  readonly redis?: SharedLayer;
  readonly durable: DurableStores & { readonly target: StoreTarget };
}

type StoreConfig = Pick<Config, "dataDir" | "redisUrl" | "databaseUrl" | "namespace" | "cacheKey">;

export interface OpenStoresOptions {
  /** A run is under way: nobody waits for a silent server as long as a person at a terminal would. */
  readonly running: boolean;
  /** Told of entries whose signature is not the key's. */
  readonly onRefused: (layer: string) => void;
}

/** What looks after the durable store the configuration names. Throws UserError for an address that cannot be used. */
export const openUpkeep = async (
  { dataDir, databaseUrl }: Pick<Config, "dataDir" | "databaseUrl">,
  io: Pick<Io, "err">,
): Promise<Upkeep> => {
  if (databaseUrl === undefined) {
    const client = openSqlite({ path: join(dataDir, "pacts.db"), onWarning: warner(io) });
    return (await import("#adapters/sqlite/upkeep")).createSqliteUpkeep({ client });
  }
  const [{ openPostgres }, { createPostgresUpkeep }] = await Promise.all([
    import("#adapters/postgres/client"),
    import("#adapters/postgres/upkeep"),
  ]);
  return createPostgresUpkeep({ client: openPostgres({ url: databaseUrl }), url: databaseUrl });
};

/** Words for people about what a store or the spool had to do. */
export const warner =
  (io: Pick<Io, "err">) =>
  (message: string): void =>
    io.err(`pacts: ${printable(message)}\n`);

const embedded = ({ dataDir }: StoreConfig, io: Pick<Io, "err">): Opened["durable"] => {
  const client = openSqlite({ path: join(dataDir, "pacts.db"), onWarning: warner(io) });
  return {
    layer: createSqliteCacheLayer({ client }),
    runs: createSqliteRunStore({ client, processes: createProcesses() }),
    history: createSqliteHealHistory({ client }),
    target: OWN_TARGET,
  };
};

/** Loaded only by those who use it. */
const postgres = async (
  url: string,
  { namespace, cacheKey }: StoreConfig,
  { running, onRefused }: OpenStoresOptions,
) => {
  const [{ openPostgres }, { createPostgresCacheLayer }, { createPostgresHealHistory }, { createPostgresRunStore }] =
    await Promise.all([
      import("#adapters/postgres/client"),
      import("#adapters/postgres/cache-layer"),
      import("#adapters/postgres/heal-history"),
      import("#adapters/postgres/run-store"),
    ]);
  const client = openPostgres({ url, ...(running ? { answerMs: RUN_ANSWER_MS } : {}) });
  const sealed = cacheKey === undefined ? {} : { seal: createSeal(cacheKey), onRefused: () => onRefused("postgres") };
  const layer = createPostgresCacheLayer({ client, namespace, ...sealed });
  return {
    layer,
    runs: createPostgresRunStore({ client, processes: createProcesses() }),
    history: createPostgresHealHistory({ client }),
    target: { words: `postgres ${client.label}`, identity: `postgres ${client.identity}` },
    probe: () => layer.getMany(["probe"]),
  };
};

const redis = async (url: string, { namespace, cacheKey }: StoreConfig, { onRefused }: OpenStoresOptions) => {
  const [{ openRedis }, { createRedisCacheLayer }] = await Promise.all([
    import("#adapters/redis/client"),
    import("#adapters/redis/cache-layer"),
  ]);
  const client = openRedis({ url });
  const sealed = cacheKey === undefined ? {} : { seal: createSeal(cacheKey), onRefused: () => onRefused("redis") };
  return { layer: createRedisCacheLayer({ client, namespace, ...sealed }), probe: () => client.ping() };
};

/** Opens what the configuration names. Throws UserError for an address that cannot be used; it never repeats one. */
export const openAll = async (
  config: StoreConfig,
  io: Pick<Io, "err">,
  options: OpenStoresOptions,
): Promise<Opened> => {
  const { redisUrl, databaseUrl } = config;
  return {
    memory: createMemoryCacheLayer({ capacity: MEMORY_ENTRIES }),
    ...(redisUrl === undefined ? {} : { redis: await redis(redisUrl, config, options) }),
    durable: databaseUrl === undefined ? embedded(config, io) : await postgres(databaseUrl, config, options),
  };
};
