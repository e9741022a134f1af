import type { CacheEntry } from "../model/cache";
import type { LockedElement } from "../model/lock";
import { pageKey } from "../model/page";
import { cacheKey } from "../resolve/cache-key";
import { entryOf } from "../resolve/entry";
import { queryOf } from "./query-of";

/** What keys are made of, beside the element itself. */
export interface KeyNeeds {
  readonly namespace: string;
  readonly digest: (text: string) => string;
}

/** What is exported, and how many entries are not: of another namespace, or not told by their words. */
export interface Exported {
  readonly elements: readonly LockedElement[];
  readonly leftOut: number;
}

const keyOf = (of: Pick<LockedElement, "page" | "element" | "action">, needs: KeyNeeds): string | undefined => {
  const asked = queryOf(of);
  return asked && cacheKey(needs.namespace, of.page, asked.query, asked.action, needs.digest);
};

const lockedOf = ({ url, element, action, locators, fingerprint }: CacheEntry): LockedElement => {
  const { x, y, width, height } = fingerprint.box;
  const box = { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  return { page: url, element, action, locators, fingerprint: { ...fingerprint, box } };
};

/** Entries as a lock file holds them: only those whose words lead back to their key, so that what a reader sees is what is looked up. */
export const exportEntries = (entries: readonly CacheEntry[], needs: KeyNeeds): Exported => {
  const elements = entries.map(lockedOf).filter((locked, at) => keyOf(locked, needs) === entries[at]?.key);
  return { elements, leftOut: entries.length - elements.length };
};

/** An element of a lock file as a fresh entry; undefined when its words tell no query or its page is no page key. */
export const entryOfLocked = (locked: LockedElement, nowMs: number, needs: KeyNeeds): CacheEntry | undefined => {
  const { page, element, action } = locked;
  const key = keyOf(locked, needs);
  if (key === undefined || pageKey(page) !== page) return undefined;
  return entryOf({ key, page, element, action }, locked, nowMs, { healed: false });
};

const sameContent = (a: CacheEntry, b: CacheEntry): boolean =>
  JSON.stringify(lockedOf(a)) === JSON.stringify(lockedOf(b));

/** The entries that a store is to take over what it holds: a lock file wins over what was learned since. */
export const importEntries = (
  fresh: readonly CacheEntry[],
  held: ReadonlyMap<string, CacheEntry>,
): readonly CacheEntry[] =>
  fresh.flatMap((entry) => {
    const known = held.get(entry.key);
    if (known === undefined) return [entry];
    if (sameContent(known, entry) && known.expiresAt >= entry.verifiedAt) return [];
    return [{ ...entry, rev: known.rev + 1, hitCount: known.hitCount, createdAt: known.createdAt }];
  });
