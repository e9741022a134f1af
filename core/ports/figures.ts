import type { CacheEntry } from "../model/cache";
import type { HourFigures, Totals } from "../model/figures";
import type { PastAttempt } from "../model/heal";
import type { RunRecord } from "./run-store";

/** A place in a list that runs from the newest to the oldest: a row's time and id. */
export interface ListPlace {
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  readonly id: string;
}

export interface ListPage {
  readonly limit: number;
  /** Only rows beyond it; from the beginning when absent. */
  readonly after?: ListPlace;
}

/** As much of a cache entry as a list tells: nothing of how its element is found. */
export type EntryRecord = Pick<
  CacheEntry,
  "key" | "url" | "element" | "action" | "rev" | "probation" | "hitCount" | "createdAt" | "verifiedAt" | "expiresAt"
>;

/**
 * What is served of a durable store: each answer comes in under 100 ms on 100,000 runs with 1,000,000 steps. May throw PortError only.
 * A store that went away and came back is asked anew by the next call.
 */
export interface Figures {
  /** All that was ever stored. They never fall: not when runs are pruned, nor when a run is told again. */
  totals(): Promise<Totals>;
  /** The hours that begin from `fromMs` on and before `toMs`, oldest first; those in which nothing happened are absent. */
  hours(window: { readonly fromMs: number; readonly toMs: number }): Promise<readonly HourFigures[]>;
  /** By start, then by id; newest first. */
  runs(page: ListPage): Promise<readonly RunRecord[]>;
  /** By the time they were made, then by id; newest first. */
  attempts(page: ListPage): Promise<readonly PastAttempt[]>;
  /** The last proven first, then by key. */
  entries(page: ListPage): Promise<readonly EntryRecord[]>;
  /** Whether the store answers; costs it nothing. */
  ping(): Promise<void>;
  /** Idempotent. */
  close(): Promise<void>;
}
