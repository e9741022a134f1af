import type { CacheEntry } from "#core/model/cache";
import { entryFrom, sealedText } from "#core/model/stored-entry";
import type { Seal } from "#core/ports/seal";

/**
 * What stands under an entry's key: `format;rev;hits;expiresAt;signature;` and the rest as JSON. What scripts in the server compare
 * and count stands in front, so that they need not read the JSON. The key is not repeated in it.
 */
export interface StoredParts {
  readonly format: string;
  readonly rev: string;
  readonly hits: string;
  /** `expiresAt;signature;json`. */
  readonly rest: string;
}

/** An entry, or the signature that is not ours; undefined when it cannot be read. */
export type ReadValue =
  | { readonly kind: "entry"; readonly entry: CacheEntry }
  | { readonly kind: "refused"; readonly signature: string };

const HEAD = /^(\d+);(\d+);(\d+);(\d+);([\w-]*);/;

/** The entry as it is stored, signed when there is a seal. */
export const writeValue = (entry: CacheEntry, seal: Seal | undefined): StoredParts => {
  const { key: _, format, rev, hitCount, expiresAt, ...body } = entry;
  const signature = seal?.sign(sealedText(entry)) ?? "";
  return {
    format: String(format),
    rev: String(rev),
    hits: String(hitCount),
    rest: `${expiresAt};${signature};${JSON.stringify(body)}`,
  };
};

const parse = (json: string): object | undefined => {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
};

/** What stands under the key; without a seal every signature will do. */
export const readValue = (key: string, value: string, seal: Seal | undefined): ReadValue | undefined => {
  const [head, format, rev, hits, expiresAt, signature = ""] = HEAD.exec(value) ?? [];
  if (head === undefined) return undefined;
  const body = parse(value.slice(head.length));
  const entry = entryFrom({
    ...body,
    key,
    format: Number(format),
    rev: Number(rev),
    hitCount: Number(hits),
    expiresAt: Number(expiresAt),
  });
  if (entry === undefined) return undefined;
  return seal === undefined || seal.verify(sealedText(entry), signature)
    ? { kind: "entry", entry }
    : { kind: "refused", signature };
};
