import type { CacheEntry } from "#core/model/cache";
import { readEntry, type StoredEntry, storeEntry } from "#core/model/stored-entry";
import type { CacheFilter, CacheLayer, CacheStats } from "#core/ports/cache-layer";
import { type Orm, preparedOnce, type SqliteClient, type SqliteLease } from "./client";
import { globOf, prepareCacheStatements } from "./cache-statements";

/** An expired entry may still serve as a hint; after this long nobody asks for it. */
const KEEP_EXPIRED_MS = 30 * 86_400_000;

const readAll = (rows: readonly StoredEntry[]): readonly CacheEntry[] =>
  rows.map(readEntry).filter((entry) => entry !== undefined);

const byKey = (rows: readonly StoredEntry[]): ReadonlyMap<string, CacheEntry> =>
  new Map(readAll(rows).map((entry) => [entry.key, entry]));

const selection = ({ match = "", limit = -1 }: CacheFilter) => ({ pattern: globOf(match), limit });

type Statements = ReturnType<typeof prepareCacheStatements>;

/** Once a connection, before its first write: drops what nobody will ask for. */
const createPruning = (statements: (db: Orm) => Statements, now: () => number) =>
  preparedOnce((db: Orm) => {
    const { prune, forget } = statements(db);
    if (prune.all({ before: now() - KEEP_EXPIRED_MS }).length > 0) forget.run();
    return true;
  });

/** The lists of keys that requirements used. */
const createRequirementKeys = (lease: SqliteLease, statements: (db: Orm) => Statements) => ({
  async recall(requirement: string) {
    const rows = lease.read("recall", (db) => statements(db).recall.all({ requirement }));
    return byKey(rows.map((row) => row.entry));
  },
  async remember(requirement: string, keys: readonly string[]) {
    const wanted = JSON.stringify(keys);
    const known = lease.read("remember", (db) => statements(db).keys.all({ requirement }));
    // Most runs use what the last one used: no lock and no write then.
    if (JSON.stringify(known.map((row) => row.key)) === wanted) return;
    lease.write("remember", (db) => {
      statements(db).dropKeys.run({ requirement });
      statements(db).putKeys.run({ requirement, keys: wanted });
    });
  },
});

/** The durable cache of one machine. Shares the client's file; `close` gives its lease back. */
export const createSqliteCacheLayer = ({ client }: { readonly client: SqliteClient }): CacheLayer => {
  const lease = client.lease("cache-layer");
  const statements = preparedOnce(prepareCacheStatements);
  const pruned = createPruning(statements, client.now);
  return {
    name: "sqlite",
    ...createRequirementKeys(lease, statements),
    async getMany(keys) {
      if (keys.length === 0) return new Map();
      return byKey(lease.read("getMany", (db) => statements(db).getMany.all({ keys: JSON.stringify(keys) })));
    },
    async putMany(entries) {
      if (entries.length === 0) return;
      lease.write("putMany", (db) => {
        pruned(db);
        for (const entry of entries) statements(db).put.run({ ...storeEntry(entry) });
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
