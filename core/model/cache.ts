import type { Fingerprint } from "./fingerprint";
import type { Locator } from "./locator";

/** Grows when an entry's shape changes; entries of another format are misses. */
export const CACHE_FORMAT = 1;

export type LayerName = "memory" | "redis" | "sqlite" | "postgres";

/** Why a look-up found nothing it could use. */
export type MissReason = "absent" | "expired" | "unproven" | "drifted";

/** How an element was found before it was healed. */
export interface Former {
  /** Best first. */
  readonly locators: readonly Locator[];
  readonly fingerprint: Fingerprint;
}

/** What is remembered of one element of one page. Times are milliseconds since the epoch. */
export interface CacheEntry {
  readonly key: string;
  /** The page key: origin and normalised route. */
  readonly url: string;
  /** The query in words, for people. */
  readonly element: string;
  readonly action: string;
  /** Best first. */
  readonly locators: readonly Locator[];
  readonly fingerprint: Fingerprint;
  readonly format: number;
  /** Grows with every write; a layer never replaces a higher rev by a lower one. */
  readonly rev: number;
  /** Runs left that must pass before a healed locator counts as proven; 0 = proven. */
  readonly probation: number;
  /** What it goes back to when it fails on probation; absent once it is proven. */
  readonly former?: Former;
  readonly hitCount: number;
  readonly createdAt: number;
  readonly verifiedAt: number;
  readonly expiresAt: number;
}

/** Whether the url or the element holds the text, in any case. */
export const isSelected = ({ url, element }: Pick<CacheEntry, "url" | "element">, match: string): boolean => {
  const wanted = match.toLowerCase();
  return url.toLowerCase().includes(wanted) || element.toLowerCase().includes(wanted);
};

/** The order of lists: the last proven first, then by key. */
export const newestFirst = (a: CacheEntry, b: CacheEntry): number =>
  b.verifiedAt - a.verifiedAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
