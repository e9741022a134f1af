import type { RedisClient } from "./client";

/** What a Redis says of itself; absent what its user may not ask. */
export interface RedisFacts {
  /** `host:port/db`, without user and password. */
  readonly place: string;
  readonly version?: string;
  /** `allkeys-lru`, `noeviction` ... */
  readonly policy?: string;
  /** 0 = as much as the machine has. */
  readonly maxMemoryBytes?: number;
}

const fieldOf = (info: string, name: string): string | undefined =>
  info
    .split("\r\n")
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

/** Asks a Redis what it is. Throws PortError when it does not answer at all. */
export const readRedisFacts = async (client: RedisClient): Promise<RedisFacts> => {
  await client.ping();
  const info = await client
    .use("cache-layer", "info", (connection) => connection.info())
    // A user who may do no more than the cache needs may not ask this.
    .catch(() => "");
  const version = fieldOf(info, "redis_version");
  const policy = fieldOf(info, "maxmemory_policy");
  const memory = fieldOf(info, "maxmemory");
  return {
    place: client.shown,
    ...(version === undefined ? {} : { version }),
    ...(policy === undefined ? {} : { policy }),
    ...(memory === undefined ? {} : { maxMemoryBytes: Number(memory) }),
  };
};
