import type { CacheEntry, LayerName } from "../model/cache";

/** What `list` and `clear` select: entries whose url or element holds the text, in any case and of any alphabet; all when absent. */
export interface CacheFilter {
  readonly match?: string;
  readonly limit?: number;
}

export interface CacheStats {
  readonly entries: number;
  readonly expired: number;
  readonly hits: number;
  readonly bytes: number;
}

/**
 * One store of cache entries. Absent keys are absent from the answer, never an error.
 * May throw PortError only; the caller treats that as a miss. Expired entries may still be returned: the caller looks at `expiresAt`.
 */
export interface CacheLayer {
  readonly name: LayerName;
  /** All entries of these keys that the layer holds, in one call. An entry that cannot be read is absent. */
  getMany(keys: readonly string[]): Promise<ReadonlyMap<string, CacheEntry>>;
  /** All entries that this requirement used when it last passed, in one call. */
  recall(requirement: string): Promise<ReadonlyMap<string, CacheEntry>>;
  /** Stores entries; one with a lower `rev` than what is there is left out. */
  putMany(entries: readonly CacheEntry[]): Promise<void>;
  /** Replaces the list of keys that `recall` reads for this requirement. */
  remember(requirement: string, keys: readonly string[]): Promise<void>;
  /** Removes entries; absent keys are fine. */
  remove(keys: readonly string[]): Promise<void>;
  /** Adds up uses: hits per key since the last call. */
  countHits(hits: ReadonlyMap<string, number>): Promise<void>;
  /** Newest first. */
  list(filter: CacheFilter): Promise<readonly CacheEntry[]>;
  stats(): Promise<CacheStats>;
  /** Removes what the filter selects and says how many. */
  clear(filter: CacheFilter): Promise<number>;
  /** Idempotent. */
  close(): Promise<void>;
}
