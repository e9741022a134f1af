import { CACHE_FORMAT, type CacheEntry } from "./cache";
import { FINGERPRINT_FORMAT, type Fingerprint } from "./fingerprint";
import type { Locator } from "./locator";

/** A cache entry as a durable layer holds it: the two nested parts as JSON. */
export type StoredEntry = Omit<CacheEntry, "locators" | "fingerprint"> & {
  readonly locators: string;
  readonly fingerprint: string;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isLocator = (value: unknown): value is Locator =>
  isRecord(value) && typeof value["strategy"] === "string" && isRecord(value["args"]);

const isFingerprint = (value: unknown): value is Fingerprint =>
  isRecord(value) && value["format"] === FINGERPRINT_FORMAT && typeof value["tag"] === "string";

/** Whether this program can read the entry: both formats are its own. */
export const isCurrent = (entry: CacheEntry): boolean =>
  entry.format === CACHE_FORMAT && entry.fingerprint.format === FINGERPRINT_FORMAT;

/** The entry as a row of texts and numbers. */
export const storeEntry = (entry: CacheEntry): StoredEntry => ({
  ...entry,
  locators: JSON.stringify(entry.locators),
  fingerprint: JSON.stringify(entry.fingerprint),
});

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** The entry a row holds; undefined when it is of another format, damaged or not what an entry looks like. */
export const readEntry = (row: StoredEntry): CacheEntry | undefined => {
  if (row.format !== CACHE_FORMAT) return undefined;
  const locators = parse(row.locators);
  const fingerprint = parse(row.fingerprint);
  if (!Array.isArray(locators) || !locators.every(isLocator) || !isFingerprint(fingerprint)) return undefined;
  return { ...row, locators, fingerprint };
};
