import type { CacheEntry } from "#core/model/cache";
import { readEntry, type StoredEntry, storeEntry } from "#core/model/stored-entry";
import type { CacheFilter, CacheLayer, CacheStats } from "#core/ports/cache-layer";
import { type Orm, preparedOnce, type SqliteClient } from "./client";
import { prepareCacheStatements } from "./cache-statements";

/** An expired entry may still serve as a hint; after this long nobody asks for it. */
const KEEP_EXPIRED_MS = 30 * 86_400_000;

const readAll = (rows: readonly StoredEntry[]): readonly CacheEntry[] =>
  rows.map(readEntry).filter((entry) => entry !== undefined);

const byKey = (rows: readonly StoredEntry[]): ReadonlyMap<string, CacheEntry> =>
  new Map(readAll(rows).map((entry) => [entry.key, entry]));

const selection = ({ match, limit }: CacheFilter) => ({ match: match ?? "", limit: limit ?? -1 });

/** The durable cache of one machine. Shares the client's file; `close` gives its lease back. */
export const createSqliteCacheLayer = ({ client }: { readonly client: SqliteClient }): CacheLayer => {
  const lease = client.lease("cache-layer");
  const statements = preparedOnce((db: Orm) => {
    const prepared = prepareCacheStatements(db);
    return { ...prepared, pruned: { done: false } };
  });
  const prune = (db: Orm): void => {
    const { pruned, prune, forget } = statements(db);
    if (pruned.done) return;
    pruned.done = true;
    if (prune.all({ before: client.now() - KEEP_EXPIRED_MS }).length > 0) forget.run();
  };
  return {
    name: "sqlite",
    async getMany(keys) {
      if (keys.length === 0) return new Map();
      return byKey(lease.read("getMany", (db) => statements(db).getMany.all({ keys: JSON.stringify(keys) })));
    },
    async recall(requirement) {
      return byKey(
        lease.read("recall", (db) =>
          statements(db)
            .recall.all({ requirement })
            .map((row) => row.entry),
        ),
      );
    },
    async putMany(entries) {
      if (entries.length === 0) return;
      lease.write("putMany", (db) => {
        prune(db);
        for (const entry of entries) statements(db).put.run({ ...storeEntry(entry) });
      });
    },
    async remember(requirement, keys) {
      const wanted = JSON.stringify(keys);
      const known = lease.read("remember", (db) => statements(db).keys.all({ requirement }));
      // Most runs use what the last one used: no lock and no write then.
      if (JSON.stringify(known.map((row) => row.key)) === wanted) return;
      lease.write("remember", (db) => {
        statements(db).dropKeys.run({ requirement });
        statements(db).putKeys.run({ requirement, keys: wanted });
      });
    },
    async remove(keys) {
      if (keys.length === 0) return;
      lease.write("remove", (db) => statements(db).remove.run({ keys: JSON.stringify(keys) }));
    },
    async countHits(hits) {
      if (hits.size === 0) return;
      lease.write("countHits", (db) => {
        for (const [key, count] of hits) statements(db).countHits.run({ key, count });
      });
    },
    async list(filter) {
      return readAll(lease.read("list", (db) => statements(db).list.all(selection(filter))));
    },
    async stats(): Promise<CacheStats> {
      const row = lease.read("stats", (db) => statements(db).stats.get({ now: client.now() }));
      return row ?? { entries: 0, expired: 0, hits: 0, bytes: 0 };
    },
    async clear(filter) {
      return lease.write("clear", (db) => {
        const gone = statements(db).clear.all(selection(filter)).length;
        statements(db).forget.run();
        return gone;
      });
    },
    async close() {
      lease.close();
    },
  };
};
