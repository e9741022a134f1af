import type { CacheEntry } from "#core/model/cache";
import { isCurrent } from "#core/model/stored-entry";
import type { CacheFilter, CacheLayer } from "#core/ports/cache-layer";

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

const isSelected = (entry: CacheEntry, match: string): boolean =>
  entry.url.includes(match) || entry.element.includes(match);

const newestFirst = (a: CacheEntry, b: CacheEntry): number =>
  b.verifiedAt - a.verifiedAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** The fastest layer: this process's own memory, bounded, gone with the process. */
export const createMemoryCacheLayer = ({ capacity, now = Date.now }: MemoryCacheOptions): CacheLayer => {
  const entries = new Map<string, CacheEntry>();
  const requirements = new Map<string, readonly string[]>();

  const take = (keys: readonly string[]): ReadonlyMap<string, CacheEntry> => {
    const found = new Map<string, CacheEntry>();
    for (const key of keys) {
      const entry = entries.get(key);
      if (entry === undefined || !isCurrent(entry)) continue;
      renew(entries, key, entry);
      found.set(key, entry);
    }
    return found;
  };
  const put = (entry: CacheEntry): void => {
    const known = entries.get(entry.key);
    if (known !== undefined && known.rev > entry.rev && known.format >= entry.format) return;
    const hitCount = Math.max(entry.hitCount, known?.hitCount ?? 0);
    renew(entries, entry.key, hitCount === entry.hitCount ? entry : { ...entry, hitCount });
  };
  const select = ({ match = "", limit }: CacheFilter): readonly CacheEntry[] =>
    [...entries.values()]
      .filter((entry) => isSelected(entry, match))
      .sort(newestFirst)
      .slice(0, limit);

  return {
    name: "memory",
    async getMany(keys) {
      return take(keys);
    },
    async recall(requirement) {
      const keys = requirements.get(requirement);
      if (keys === undefined) return new Map();
      renew(requirements, requirement, keys);
      return take(keys);
    },
    async putMany(added) {
      for (const entry of added) put(entry);
      trim(entries, capacity);
    },
    async remember(requirement, keys) {
      renew(requirements, requirement, [...keys]);
      trim(requirements, capacity);
    },
    async remove(keys) {
      for (const key of keys) entries.delete(key);
    },
    async countHits(hits) {
      for (const [key, count] of hits) {
        const entry = entries.get(key);
        if (entry !== undefined) entries.set(key, { ...entry, hitCount: entry.hitCount + count });
      }
    },
    async list(filter) {
      return select(filter).filter(isCurrent);
    },
    async stats() {
      const all = [...entries.values()];
      return {
        entries: all.length,
        expired: all.filter((entry) => entry.expiresAt <= now()).length,
        hits: all.reduce((sum, entry) => sum + entry.hitCount, 0),
        bytes: all.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0),
      };
    },
    async clear(filter) {
      const gone = select(filter);
      for (const entry of gone) entries.delete(entry.key);
      return gone.length;
    },
    async close() {
      entries.clear();
      requirements.clear();
    },
  };
};
