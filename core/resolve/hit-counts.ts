import type { CacheLayer } from "../ports/cache-layer";

/** Keys counted in memory before they are written. */
const MOST_KEYS = 1000;

/** Layers whose uses are added up in the process. */
export interface HitCounts {
  readonly layers: readonly CacheLayer[];
  /** Writes what was added up; answers the layers that could not take it. */
  flush(): Promise<readonly { readonly name: string; readonly error: unknown }[]>;
}

const counting = (layer: CacheLayer) => {
  let counted = new Map<string, number>();
  const flush = async (): Promise<void> => {
    if (counted.size === 0) return;
    const batch = counted;
    counted = new Map();
    await layer.countHits(batch);
  };
  const countHits = async (hits: ReadonlyMap<string, number>): Promise<void> => {
    for (const [key, count] of hits) counted.set(key, (counted.get(key) ?? 0) + count);
    if (counted.size >= MOST_KEYS) await flush();
  };
  return { layer: { ...layer, countHits }, flush };
};

/** The same layers, but `countHits` adds up and writes in batches: a warm run writes nothing by itself. Counts of a program that is killed are lost. */
export const batchHits = (layers: readonly CacheLayer[]): HitCounts => {
  const all = layers.map(counting);
  return {
    layers: all.map(({ layer }) => layer),
    flush: async () => {
      const failures = await Promise.all(
        all.map(({ layer, flush }) =>
          flush().then(
            () => [],
            (error: unknown) => [{ name: layer.name, error }],
          ),
        ),
      );
      return failures.flat();
    },
  };
};
