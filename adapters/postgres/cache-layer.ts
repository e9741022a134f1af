import type { CacheEntry } from "#core/model/cache";
import type { CacheFilter, CacheLayer, CacheStats } from "#core/ports/cache-layer";
import { patternOf, prepareCacheStatements } from "./cache-statements";
import { type PostgresClient, type PostgresLease, preparedOnce } from "./client";
import { jsonRows, storableJson, storableText } from "./json-rows";
import type { Orm } from "./pool";
import { selectorCache } from "./schema";
import { createSealedRows, type SealedRows, type SealOptions } from "./sealed-rows";

export interface CacheLayerOptions extends SealOptions {
  readonly client: PostgresClient;
  /** Entries of other namespaces are neither seen nor touched. */
  readonly namespace: string;
}

/** An expired entry may still serve as a hint; after this long nobody asks for it. */
const KEEP_EXPIRED_MS = 30 * 86_400_000;

const byKey = (entries: readonly CacheEntry[]): ReadonlyMap<string, CacheEntry> =>
  new Map(entries.map((entry) => [entry.key, entry]));

const selection = ({ match = "", limit }: CacheFilter) => ({
  pattern: patternOf(storableText(match)),
  limit: limit ?? null,
});

/** Rows are changed in this order by all, so that two writers wait for each other, not for ever. */
const inOrder = <T extends { readonly key: string }>(rows: readonly T[]): readonly T[] =>
  rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));

/** One entry a key: a statement cannot change a row twice. */
const strongest = (entries: readonly CacheEntry[]): readonly CacheEntry[] => {
  const best = new Map<string, CacheEntry>();
  for (const entry of entries) {
    const held = best.get(entry.key);
    if (held && entry.rev < held.rev && entry.format <= held.format) continue;
    best.set(entry.key, { ...entry, hitCount: Math.max(entry.hitCount, held?.hitCount ?? 0) });
  }
  return inOrder([...best.values()]);
};

type Statements = (db: Orm) => ReturnType<typeof prepareCacheStatements>;

/** Once a pool, after its first write: drops what nobody will ask for. */
const createPruning = (statements: Statements, namespace: string, now: () => number) => {
  const begun = new WeakSet<Orm>();
  return async (db: Orm): Promise<void> => {
    if (begun.has(db)) return;
    begun.add(db);
    if ((await statements(db).prune(namespace, now() - KEEP_EXPIRED_MS)) > 0) await statements(db).forget(namespace);
  };
};

interface Shelf {
  readonly lease: PostgresLease;
  readonly statements: Statements;
  readonly namespace: string;
  readonly sealed: SealedRows;
  readonly now: () => number;
}

const readsOf = ({ lease, statements, namespace, sealed, now }: Shelf) => ({
  async getMany(keys: readonly string[]) {
    if (keys.length === 0) return new Map();
    const asked = { namespace, keys: storableJson(keys) };
    return byKey(sealed.read(await lease.ask("getMany", (db) => statements(db).getMany.execute(asked))));
  },
  async recall(requirement: string) {
    const asked = { namespace, requirement: storableText(requirement) };
    return byKey(sealed.read(await lease.ask("recall", (db) => statements(db).recall.execute(asked))));
  },
  async list(filter: CacheFilter) {
    const asked = { namespace, ...selection(filter) };
    return sealed.read(await lease.askPatiently("list", (db) => statements(db).list.execute(asked)));
  },
  async stats(): Promise<CacheStats> {
    const asked = { namespace, now: now() };
    const [row] = await lease.askPatiently("stats", (db) => statements(db).stats.execute(asked));
    return row ?? { entries: 0, expired: 0, hits: 0, bytes: 0 };
  },
});

/** The durable cache of a team. Shares the client's connections; `close` gives its lease back. */
export const createPostgresCacheLayer = (options: CacheLayerOptions): CacheLayer => {
  const { client } = options;
  const namespace = storableText(options.namespace);
  const sealed = createSealedRows(options);
  const lease = client.lease("cache-layer");
  const statements = preparedOnce(prepareCacheStatements);
  const prune = createPruning(statements, namespace, client.now);
  return {
    name: "postgres",
    ...readsOf({ lease, statements, namespace, sealed, now: client.now }),
    async putMany(entries) {
      if (entries.length === 0) return;
      const signed = strongest(entries).map((entry) => ({ ...sealed.sign(entry), namespace }));
      const rows = jsonRows(selectorCache, signed);
      await lease.ask("putMany", async (db) => {
        await statements(db).put(rows, sealed.refused(entries));
        await prune(db);
      });
    },
    async remember(requirement, keys) {
      await lease.ask("remember", (db) =>
        statements(db).remember(namespace, storableText(requirement), storableJson(keys)),
      );
    },
    async remove(keys) {
      if (keys.length === 0) return;
      await lease.ask("remove", (db) => statements(db).remove(namespace, storableJson(keys)));
    },
    async countHits(hits) {
      if (hits.size === 0) return;
      const rows = storableJson(inOrder([...hits].map(([key, count]) => ({ key, count }))));
      await lease.ask("countHits", (db) => statements(db).countHits(namespace, rows));
    },
    async clear(filter) {
      const { pattern, limit } = selection(filter);
      return lease.askPatiently("clear", async (db) => {
        const gone = await statements(db).clear(namespace, pattern, limit);
        await statements(db).forget(namespace);
        return gone;
      });
    },
    async close() {
      await lease.close();
    },
  };
};
