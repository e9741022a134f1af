import type { CacheEntry } from "#core/model/cache";
import type { Seal } from "#core/ports/seal";
import { readValue } from "./stored-value";

/** So many refused keys are known at once; the first ones are forgotten. */
const KNOWN_REFUSALS = 1000;

/** Reads stored values, and knows which ones it would not trust. */
export interface Reader {
  /** The entries among these values, in their order. */
  read(values: readonly (readonly [key: string, value: string | undefined])[]): ReadonlyMap<string, CacheEntry>;
  /** The wrong signature last seen under the key: what bears it may be overwritten. */
  refused(key: string): string | undefined;
}

/** `onRefused` is told of each entry whose signature is not the seal's. */
export const createReader = (options: { readonly seal?: Seal; readonly onRefused?: (key: string) => void }): Reader => {
  const { seal, onRefused } = options;
  const refusals = new Map<string, string>();
  const refuse = (key: string, signature: string): void => {
    refusals.delete(key);
    refusals.set(key, signature);
    for (const oldest of refusals.keys()) if (refusals.size > KNOWN_REFUSALS) refusals.delete(oldest);
    onRefused?.(key);
  };
  return {
    read: (values) => {
      const found = new Map<string, CacheEntry>();
      for (const [key, value] of values) {
        const read = value === undefined ? undefined : readValue(key, value, seal);
        if (read?.kind === "entry") found.set(key, read.entry);
        if (read?.kind === "refused") refuse(key, read.signature);
      }
      return found;
    },
    refused: (key) => refusals.get(key),
  };
};
