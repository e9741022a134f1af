import { Database } from "bun:sqlite";
import { join } from "node:path";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { type CacheLayerSubject, cacheLayerContract } from "./cache-layer";
import { scratchFolder } from "./samples";

const CAPACITY = 100;

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
