import type { CacheEntry, LayerName } from "../model/cache";
import type { CacheLayer } from "../ports/cache-layer";
import type { Clock } from "../ports/clock";
import { overdue } from "../ports/overdue";

/** All layers together get this long to answer; then it is a miss. */
export const LOOKUP_DEADLINE_MS = 150;

/** An entry and the layer that held it. */
export interface Held {
  readonly entry: CacheEntry;
  readonly source: LayerName;
  /** What the read that brought it took, the layers above included; absent when no layer was read for it. */
  readonly readMs?: number;
}

export interface LookupNeeds {
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  readonly clock: Clock;
  /** Told of a part that did not do its work. */
  readonly degrade: (name: string, error: unknown) => void;
}

/** The layers, read as one: first hit wins, layers above are filled. Never throws. */
export interface Lookup {
  /** What the requirement used when it last passed. Empty when nobody knows. */
  recall(requirement: string): Promise<ReadonlyMap<string, Held>>;
  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, Held>>;
}

const guarded = async (needs: LookupNeeds, layer: CacheLayer, work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    needs.degrade(layer.name, error);
  }
};

/** Runs the reading of all layers under one deadline; a layer that is late is degraded and what came before it counts. */
const underDeadline = async (
  needs: LookupNeeds,
  read: (seen: (layer: CacheLayer) => void) => Promise<void>,
): Promise<void> => {
  const done = new AbortController();
  let current: CacheLayer | undefined;
  const late = overdue(needs.clock, LOOKUP_DEADLINE_MS, done.signal).then(() => "late" as const);
  const read_ = read((layer) => {
    current = layer;
  }).then(() => "read" as const);
  const first = await Promise.race([read_, late]);
  done.abort();
  if (first === "late" && current) needs.degrade(current.name, new Error(`no answer within ${LOOKUP_DEADLINE_MS} ms`));
};

/** Creates the reading side of the cache. */
export const createLookup = (needs: LookupNeeds): Lookup => {
  const { layers } = needs;

  // Filling is a courtesy to the next look-up: nobody waits for it.
  const fillAbove = (index: number, entries: readonly CacheEntry[], requirement?: string): void => {
    if (entries.length === 0) return;
    for (const layer of layers.slice(0, index)) {
      void guarded(needs, layer, async () => {
        await layer.putMany(entries);
        if (requirement !== undefined)
          await layer.remember(
            requirement,
            entries.map((entry) => entry.key),
          );
      });
    }
  };

  return {
    recall: async (requirement) => {
      const found = new Map<string, Held>();
      const before = needs.clock.elapsed();
      await underDeadline(needs, async (seen) => {
        for (const [index, layer] of layers.entries()) {
          seen(layer);
          await guarded(needs, layer, async () => {
            const entries = await layer.recall(requirement);
            const readMs = needs.clock.elapsed() - before;
            for (const [key, entry] of entries) found.set(key, { entry, source: layer.name, readMs });
            fillAbove(index, [...entries.values()], requirement);
          });
          if (found.size > 0) return;
        }
      });
      return new Map(found);
    },
    getMany: async (keys) => {
      const found = new Map<string, Held>();
      const before = needs.clock.elapsed();
      await underDeadline(needs, async (seen) => {
        for (const [index, layer] of layers.entries()) {
          const missing = keys.filter((key) => !found.has(key));
          if (missing.length === 0) return;
          seen(layer);
          await guarded(needs, layer, async () => {
            const entries = await layer.getMany(missing);
            const readMs = needs.clock.elapsed() - before;
            for (const [key, entry] of entries) found.set(key, { entry, source: layer.name, readMs });
            fillAbove(index, [...entries.values()]);
          });
        }
      });
      return new Map(found);
    },
  };
};
