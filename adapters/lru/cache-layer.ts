import { type CacheEntry, isSelected, newestFirst } from "#core/model/cache";
import { isCurrent } from "#core/model/stored-entry";
import type { CacheFilter, CacheLayer, CacheStats } from "#core/ports/cache-layer";

export interface MemoryCacheOptions {
  /** Most entries held, and most requirements remembered; the least recently used go first. */
  readonly capacity: number;
  /** Milliseconds since the epoch; the system's when absent. */
  readonly now?: () => number;
}

/** A Map keeps the order of insertion: taking out and putting in again makes a key the youngest. */
const renew = <V>(map: Map<string, V>, key: string, value: V): void => {
  map.delete(key);
  map.set(key, value);
};

const trim = <V>(map: Map<string, V>, capacity: number): void => {
  for (const key of map.keys()) {
    if (map.size <= capacity) return;
    map.delete(key);
  }
};

const statsOf = (all: readonly CacheEntry[], nowMs: number): CacheStats => ({
  entries: all.length,
  expired: all.filter((entry) => entry.expiresAt <= nowMs).length,
  hits: all.reduce((sum, entry) => sum + entry.hitCount, 0),
  bytes: all.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0),
});

/** The entries of one cache: the youngest are the last in the map. */
const createShelf = (capacity: number) => {
  const entries = new Map<string, CacheEntry>();
  return {
    entries,
    take(keys: readonly string[]): ReadonlyMap<string, CacheEntry> {
      const found = new Map<string, CacheEntry>();
      for (const key of keys) {
        const entry = entries.get(key);
        if (entry === undefined || !isCurrent(entry)) continue;
        renew(entries, key, entry);
        found.set(key, entry);
      }
      return found;
    },
    put(entry: CacheEntry): void {
      const known = entries.get(entry.key);
      if (known !== undefined && known.rev > entry.rev && known.format >= entry.format) return;
      const hitCount = Math.max(entry.hitCount, known?.hitCount ?? 0);
      renew(entries, entry.key, hitCount === entry.hitCount ? entry : { ...entry, hitCount });
      trim(entries, capacity);
    },
    addHits(key: string, count: number): void {
      const entry = entries.get(key);
      if (entry !== undefined) entries.set(key, { ...entry, hitCount: entry.hitCount + count });
    },
    select({ match = "", limit }: CacheFilter): readonly CacheEntry[] {
      const selected = [...entries.values()].filter((entry) => isSelected(entry, match));
      return selected.sort(newestFirst).slice(0, limit);
    },
  };
};

/** The fastest layer: this process's own memory, bounded, gone with the process. */
export const createMemoryCacheLayer = ({ capacity, now = Date.now }: MemoryCacheOptions): CacheLayer => {
  const shelf = createShelf(capacity);
  const requirements = new Map<string, readonly string[]>();
  return {
    name: "memory",
    async getMany(keys) {
      return shelf.take(keys);
    },
    async recall(requirement) {
      const keys = requirements.get(requirement);
      if (keys === undefined) return new Map();
      renew(requirements, requirement, keys);
      return shelf.take(keys);
    },
    async putMany(added) {
      for (const entry of added) shelf.put(entry);
    },
    async remember(requirement, keys) {
      renew(requirements, requirement, [...keys]);
      trim(requirements, capacity);
    },
    async remove(keys) {
      for (const key of keys) shelf.entries.delete(key);
    },
    async countHits(hits) {
      for (const [key, count] of hits) shelf.addHits(key, count);
    },
    async list(filter) {
      return shelf.select(filter).filter(isCurrent);
    },
    async stats() {
      return statsOf([...shelf.entries.values()], now());
    },
    async clear(filter) {
      const gone = shelf.select(filter);
      for (const entry of gone) shelf.entries.delete(entry.key);
      return gone.length;
    },
    async close() {
      shelf.entries.clear();
      requirements.clear();
    },
  };
};
