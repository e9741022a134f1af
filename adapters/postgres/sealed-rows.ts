import type { CacheEntry, Former } from "#core/model/cache";
import { readEntry, type StoredEntry, sealedText } from "#core/model/stored-entry";
import type { Seal } from "#core/ports/seal";
import { storableJson } from "./json-rows";

export interface SealOptions {
  /** When set, entries are signed, and one whose signature is not right is absent. */
  readonly seal?: Seal;
  /** Told the key of each entry that is absent for its signature. */
  readonly onRefused?: (key: string) => void;
}

/** So many refused seals are known at once; the first ones are forgotten. */
const KNOWN_REFUSALS = 1000;

/** An entry as it is read. */
export type CacheRow = StoredEntry & { readonly namespace: string; readonly seal: string };

/** An entry as it is written. */
type SignedEntry = Omit<CacheEntry, "former"> & { readonly former: Former | null; readonly seal: string };

/** What entries are as rows, and rows as entries; knows which rows it refused. */
export interface SealedRows {
  read(rows: readonly CacheRow[]): readonly CacheEntry[];
  sign(entry: CacheEntry): SignedEntry;
  /** The seals that were refused, by key, of those who are to be replaced: as JSON. */
  refused(entries: readonly CacheEntry[]): string;
}

/** The entry as it will be read. */
const asStored = (entry: CacheEntry): CacheEntry => JSON.parse(storableJson(entry));

/** Creates the reader and signer of one layer. Without a seal every signature will do. */
export const createSealedRows = ({ seal, onRefused }: SealOptions): SealedRows => {
  const refused = new Map<string, string>();
  const read = ({ namespace: _, seal: signature, ...row }: CacheRow): CacheEntry | undefined => {
    const entry = readEntry(row);
    if (entry === undefined || seal === undefined || seal.verify(sealedText(entry), signature)) return entry;
    refused.delete(entry.key);
    refused.set(entry.key, signature);
    for (const oldest of refused.keys()) if (refused.size > KNOWN_REFUSALS) refused.delete(oldest);
    onRefused?.(entry.key);
    return undefined;
  };
  return {
    read: (rows) => rows.map(read).filter((entry) => entry !== undefined),
    sign: (entry) => ({ former: null, ...entry, seal: seal?.sign(sealedText(asStored(entry))) ?? "" }),
    refused: (entries) => {
      const known = entries.flatMap(({ key }): [string, string][] => {
        const signature = refused.get(key);
        return signature === undefined ? [] : [[key, signature]];
      });
      return storableJson(Object.fromEntries(known));
    },
  };
};
