import type { CacheLayer } from "../ports/cache-layer";

/** A layer whose every write is remembered, so that exactly that can be taken out again. */
export interface OwnLayer {
  /** The same layer, to be handed to runs. */
  readonly layer: CacheLayer;
  /** Resolves when no call is under way, also of those that nobody waited for. */
  idle(): Promise<void>;
  /** Takes out all that was written through it, and nothing else. Throws what the layer throws; may be called again then. */
  empty(): Promise<void>;
  /** Keys that were written through it since it was last emptied. */
  keys(): readonly string[];
  /** Keys that runs took out since the last call. */
  takeRemoved(): number;
}

/** Wraps a layer; uses are not counted, `close` and what only looks go through as they are. */
export const createOwnLayer = (layer: CacheLayer): OwnLayer => {
  const written = new Set<string>();
  const remembered = new Set<string>();
  const underWay = new Set<Promise<unknown>>();
  let removed = new Set<string>();

  const followed = <T>(call: Promise<T>): Promise<T> => {
    const settled = call.then(
      () => undefined,
      () => undefined,
    );
    underWay.add(settled);
    void settled.then(() => underWay.delete(settled));
    return call;
  };
  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  return {
    layer: {
      ...layer,
      getMany: (keys) => followed(layer.getMany(keys)),
      recall: (requirement) => followed(layer.recall(requirement)),
      putMany: (entries) => {
        // Noted first: a write that fails on the way back may have arrived.
        for (const { key } of entries) written.add(key);
        return followed(layer.putMany(entries));
      },
      remember: (requirement, keys) => {
        remembered.add(requirement);
        return followed(layer.remember(requirement, keys));
      },
      remove: (keys) => {
        for (const key of keys) removed.add(key);
        return followed(layer.remove(keys));
      },
      // Uses are added up and told late: then there is nothing any more that they could be counted on.
      countHits: async () => {},
    },
    idle,
    keys: () => [...written],
    empty: async () => {
      await idle();
      const keys = [...written];
      const lists = [...remembered];
      // Forgotten first: what is written meanwhile is written down again.
      written.clear();
      remembered.clear();
      try {
        if (keys.length > 0) await layer.remove(keys);
        for (const requirement of lists) await layer.remember(requirement, []);
      } catch (error) {
        for (const key of keys) written.add(key);
        for (const requirement of lists) remembered.add(requirement);
        throw error;
      }
    },
    takeRemoved: () => {
      const count = removed.size;
      removed = new Set();
      return count;
    },
  };
};
