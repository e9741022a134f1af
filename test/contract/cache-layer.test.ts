import { Database } from "bun:sqlite";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres } from "#adapters/postgres/client";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { openPostgresServer, type PostgresAddress } from "../servers/postgres";
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

/** The column takes JSON alone: what is none stands there as a text. */
const asJson = (text: string): string => {
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
};

cacheLayerContract(
  "postgres",
  async ({ nowMs }): Promise<CacheLayerSubject> => {
    const database = await postgres.database();
    const open = () =>
      createPostgresCacheLayer({
        client: openPostgres({ url: database.url, clock: { now: () => nowMs } }),
        namespace: "team",
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
  },
  { durable: true, bounded: false, spoilable: true },
);
