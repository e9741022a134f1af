import { Database } from "bun:sqlite";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres } from "#adapters/postgres/client";
import { createRedisCacheLayer } from "#adapters/redis/cache-layer";
import { openRedis } from "#adapters/redis/client";
import { keysOf } from "#adapters/redis/keys";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { createSeal } from "#adapters/system/seal";
import type { Seal } from "#core/ports/seal";
import { openPostgresServer, type PostgresAddress } from "../servers/postgres";
import { borrowRedis, type RedisAddress } from "../servers/redis";
import { type CacheLayerSubject, cacheLayerContract } from "./cache-layer";
import { scratchFolder } from "./samples";

const CAPACITY = 100;

let postgres: PostgresAddress;
beforeAll(async () => {
  postgres = await openPostgresServer();
});
afterAll(() => postgres.stop());

cacheLayerContract(
  "lru",
  async ({ nowMs }): Promise<CacheLayerSubject> => {
    const layer = createMemoryCacheLayer({ capacity: CAPACITY, now: () => nowMs });
    return { layer, capacity: CAPACITY, dispose: () => layer.close() };
  },
  { durable: false, bounded: true, spoilable: false },
);

cacheLayerContract(
  "sqlite",
  async ({ nowMs }): Promise<CacheLayerSubject> => {
    const folder = scratchFolder();
    const path = join(folder.path, "pacts.db");
    const open = () => createSqliteCacheLayer({ client: openSqlite({ path, clock: { now: () => nowMs } }) });
    const layer = open();
    const opened = [layer];
    return {
      layer,
      reopen: async () => {
        await layer.close();
        const next = open();
        opened.push(next);
        return next;
      },
      spoil: async (key, locators) => {
        const database = new Database(path);
        database.run("UPDATE selector_cache SET locators = ? WHERE key = ?", [locators, key]);
        database.close();
      },
      dispose: async () => {
        for (const each of opened) await each.close();
        folder.remove();
      },
    };
  },
  { durable: true, bounded: false, spoilable: true },
);

let redis: Promise<RedisAddress> | undefined;
const redisUrl = async (): Promise<string> => {
  redis ??= borrowRedis();
  return (await redis).url;
};
afterAll(async () => {
  await (await redis)?.stop();
});

const inRedis =
  (seal?: Seal) =>
  async ({ nowMs }: { readonly nowMs: number }): Promise<CacheLayerSubject> => {
    const url = await redisUrl();
    const namespace = `test ${randomUUID()}`;
    const open = () =>
      createRedisCacheLayer({
        client: openRedis({ url }),
        namespace,
        now: () => nowMs,
        random: () => 0.5,
        ...(seal === undefined ? {} : { seal }),
      });
    const layer = open();
    const opened = [layer];
    return {
      layer,
      reopen: async () => {
        await layer.close();
        const next = open();
        opened.push(next);
        return next;
      },
      spoil: async (key, locators) => {
        const client = openRedis({ url });
        const { entry } = keysOf(namespace);
        await client.use("test", "spoil", async (connection) => {
          const value = (await connection.get(entry(key))) ?? "";
          const spoilt = value.replace(/"locators":.*,"fingerprint":/, () => `"locators":${locators},"fingerprint":`);
          await connection.set(entry(key), spoilt, { expiration: "KEEPTTL" });
        });
        await client.close();
      },
      dispose: async () => {
        const last = open();
        await last.clear({});
        for (const each of [...opened, last]) await each.close();
      },
    };
  };

cacheLayerContract("redis", inRedis(), { durable: true, bounded: false, spoilable: true });
cacheLayerContract("redis, sealed", inRedis(createSeal("known to the team")), {
  durable: true,
  bounded: false,
  spoilable: true,
});

/** The column takes JSON alone: what is none stands there as a text. */
const asJson = (text: string): string => {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
};

const inPostgres =
  (seal?: Seal) =>
  async ({ nowMs }: { readonly nowMs: number }): Promise<CacheLayerSubject> => {
    const database = await postgres.database();
    const open = () =>
      createPostgresCacheLayer({
        client: openPostgres({ url: database.url, clock: { now: () => nowMs } }),
        namespace: "team",
        ...(seal === undefined ? {} : { seal }),
      });
    const layer = open();
    const opened = [layer];
    return {
      layer,
      reopen: async () => {
        await layer.close();
        const next = open();
        opened.push(next);
        return next;
      },
      spoil: async (key, locators) => {
        await database.query("UPDATE selector_cache SET locators = $1::text::jsonb WHERE key = $2", [
          asJson(locators),
          key,
        ]);
      },
      dispose: async () => {
        for (const each of opened) await each.close();
        await database.drop();
      },
    };
  };

cacheLayerContract("postgres", inPostgres(), { durable: true, bounded: false, spoilable: true });
cacheLayerContract("postgres, sealed", inPostgres(createSeal("known to the team")), {
  durable: true,
  bounded: false,
  spoilable: true,
});
