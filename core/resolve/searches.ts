import type { CacheEntry } from "../model/cache";
import type { Clock } from "../ports/clock";

/** Another run's search is waited for so long; after that it is quicker to look oneself. */
const PATIENCE_MS = 300;

/** A search that the caller has to make, and to end. */
export interface OwnSearch {
  /** It is over: what it found, if anything. Idempotent. */
  end(found?: CacheEntry): void;
}

/** The searches under way in this process: runs side by side that miss the same key look for its element once. */
export interface Searches {
  /** Answers the entry that another run's search found, or that the caller is to search. */
  join(key: string): Promise<CacheEntry | OwnSearch>;
}

/** No search is under way yet. */
export const createSearches = (clock: Clock): Searches => {
  const underWay = new Map<string, Promise<CacheEntry | undefined>>();

  const begin = (key: string): OwnSearch => {
    const { promise, resolve } = Promise.withResolvers<CacheEntry | undefined>();
    underWay.set(key, promise);
    return {
      end: (found) => {
        if (underWay.get(key) === promise) underWay.delete(key);
        resolve(found);
      },
    };
  };

  return {
    join: async (key) => {
      const other = underWay.get(key);
      if (other === undefined) return begin(key);
      const done = new AbortController();
      const found = await Promise.race([other, clock.sleep(PATIENCE_MS, done.signal).then(() => undefined)]);
      done.abort();
      return found ?? begin(key);
    },
  };
};
