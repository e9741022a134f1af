import { CACHE_FORMAT, type CacheEntry, type Former } from "./cache";
import { FINGERPRINT_FORMAT, type Fingerprint } from "./fingerprint";
import type { Locator, LocatorStrategy } from "./locator";

/** A cache entry as a durable layer holds it: the nested parts as JSON. */
export type StoredEntry = Omit<CacheEntry, "locators" | "fingerprint" | "former"> & {
  readonly locators: string;
  readonly fingerprint: string;
  readonly former: string | null;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const allOf = (record: Record<string, unknown>, names: readonly string[], test: (value: unknown) => boolean): boolean =>
  names.every((name) => test(record[name]));
const isOptional =
  (test: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || test(value);

const STRATEGIES: Readonly<Record<LocatorStrategy, true>> = {
  testid: true,
  role: true,
  label: true,
  placeholder: true,
  id: true,
  field: true,
  title: true,
  alt: true,
  text: true,
  css: true,
};

const isLocator = (value: unknown): value is Locator =>
  isRecord(value) &&
  isText(value.strategy) &&
  Object.hasOwn(STRATEGIES, value.strategy) &&
  isRecord(value.args) &&
  Object.values(value.args).every(isText) &&
  isOptional(isNumber)(value.nth) &&
  isOptional((each) => each === true)(value.shadow) &&
  isOptional(isText)(value.frame);

const TEXTS = ["tag", "role", "name"];
const LISTS = ["classes", "landmarks", "neighbours", "path"];
const OPTIONAL_TEXTS = [
  ...["type", "field", "id", "testId", "label", "text", "placeholder", "title", "alt"],
  ...["href", "row", "heading", "form"],
];

const isFingerprint = (value: unknown): value is Fingerprint =>
  isRecord(value) &&
  value.format === FINGERPRINT_FORMAT &&
  allOf(value, TEXTS, isText) &&
  allOf(value, LISTS, isTexts) &&
  allOf(value, OPTIONAL_TEXTS, isOptional(isText)) &&
  isRecord(value.ordinal) &&
  allOf(value.ordinal, ["index", "of"], isNumber) &&
  isRecord(value.box) &&
  allOf(value.box, ["x", "y", "width", "height"], isNumber);

/** Whether this program can read the entry: both formats are its own. */
export const isCurrent = (entry: CacheEntry): boolean =>
  entry.format === CACHE_FORMAT && entry.fingerprint.format === FINGERPRINT_FORMAT;

/** The entry as a row of texts and numbers. */
export const storeEntry = (entry: CacheEntry): StoredEntry => ({
  ...entry,
  locators: JSON.stringify(entry.locators),
  fingerprint: JSON.stringify(entry.fingerprint),
  former: entry.former === undefined ? null : JSON.stringify(entry.former),
});

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

const isLocators = (value: unknown): value is readonly Locator[] => Array.isArray(value) && value.every(isLocator);

/** The former place as a part to spread, nothing when there is none, undefined when it is not what one looks like. */
const formerPart = (value: unknown): { readonly former?: Former } | undefined => {
  if (value === undefined) return {};
  if (!isRecord(value) || !isLocators(value.locators) || !isFingerprint(value.fingerprint)) return undefined;
  return { former: { locators: value.locators, fingerprint: value.fingerprint } };
};

/** The entry a row holds; undefined when it is of another format, damaged or not what an entry looks like. */
export const readEntry = ({ former: formerJson, ...row }: StoredEntry): CacheEntry | undefined => {
  if (row.format !== CACHE_FORMAT) return undefined;
  const locators = parse(row.locators);
  const fingerprint = parse(row.fingerprint);
  const former = formerPart(formerJson === null ? undefined : (parse(formerJson) ?? null));
  if (!isLocators(locators) || !isFingerprint(fingerprint) || former === undefined) return undefined;
  return { ...row, locators, fingerprint, ...former };
};

/** The entry a value of unknown origin is; undefined when it is of another format or not what an entry looks like. Other fields are left out. */
export const entryFrom = (value: unknown): CacheEntry | undefined => {
  if (!isRecord(value) || value.format !== CACHE_FORMAT) return undefined;
  const { key, url, element, action, locators, fingerprint } = value;
  const { rev, probation, hitCount, createdAt, verifiedAt, expiresAt } = value;
  if (!isText(key) || !isText(url) || !isText(element) || !isText(action)) return undefined;
  if (!isLocators(locators) || !isFingerprint(fingerprint)) return undefined;
  if (!isNumber(rev) || !isNumber(probation) || !isNumber(hitCount)) return undefined;
  if (!isNumber(createdAt) || !isNumber(verifiedAt) || !isNumber(expiresAt)) return undefined;
  const former = formerPart(value.former);
  if (former === undefined) return undefined;
  const names = { key, url, element, action, locators, fingerprint, format: CACHE_FORMAT };
  return { ...names, rev, probation, ...former, hitCount, createdAt, verifiedAt, expiresAt };
};

/** Parts of records by name, so that a store may give them back in another order. */
const inOrder = (_name: string, value: unknown): unknown =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** What a seal on a stored entry vouches for: all of it but the uses, which are added up in the store. */
export const sealedText = (entry: CacheEntry): string => {
  const { key, url, element, action, locators, fingerprint, former, format, rev, probation } = entry;
  const { createdAt, verifiedAt, expiresAt } = entry;
  const parts = { key, url, element, action, locators, fingerprint, former, format, rev, probation };
  return JSON.stringify({ ...parts, createdAt, verifiedAt, expiresAt }, inOrder);
};
