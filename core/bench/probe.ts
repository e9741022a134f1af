import type { LayerName } from "../model/cache";
import type { CacheLayer } from "../ports/cache-layer";
import type { Clock } from "../ports/clock";

/** One entry that was looked up while nothing else was under way. */
export interface LookupTime {
  /** The layer that held it. */
  readonly source: LayerName;
  /** Milliseconds from the question to its answer, the layers asked in vain included. */
  readonly ms: number;
}

export interface ProbeNeeds {
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  readonly clock: Pick<Clock, "elapsed">;
}

const probeOne = async ({ layers, clock }: ProbeNeeds, key: string): Promise<LookupTime | undefined> => {
  const before = clock.elapsed();
  for (const layer of layers) {
    const found = await layer.getMany([key]);
    if (found.size > 0) return { source: layer.name, ms: clock.elapsed() - before };
  }
  return undefined;
};

/**
 * Looks the keys up one by one, as a run would, but fills no layer: what holds nothing before holds nothing after. Keys that no layer
 * holds are left out. Throws what a layer throws.
 */
export const probeLookups = async (needs: ProbeNeeds, keys: readonly string[]): Promise<readonly LookupTime[]> => {
  const times: LookupTime[] = [];
  for (const key of keys) {
    const time = await probeOne(needs, key);
    if (time) times.push(time);
  }
  return times;
};
