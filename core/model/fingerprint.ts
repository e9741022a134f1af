import type { ElementSnapshot } from "./element";

/** Grows when a field changes its meaning; an entry of another format is a miss. */
export const FINGERPRINT_FORMAT = 2;

/** What the target looked like when it was last proven right. At most 4 KB as JSON, no field values. */
export interface Fingerprint extends ElementSnapshot {
  readonly format: number;
  /** Digest of the page's structure, for information and statistics: see `simHash`. */
  readonly page?: string;
  /** No other element of its document takes text. */
  readonly onlyField?: true;
}

/** How far the remembered element is from what stands there now. */
export interface DriftReport {
  /** 1 = alike in everything that identifies an element, 0 = nothing in common. */
  readonly similarity: number;
  /** 1 - similarity. */
  readonly drift: number;
  readonly threshold: number;
  /** Names of the properties that differ, heaviest first. */
  readonly changed: readonly string[];
  /** How far the structure of the page is from what it was, in [0, 1]; only told where the element changed. */
  readonly page?: number;
}

/** The share of difference from which an element counts as another one. */
export const DRIFT_THRESHOLD = 0.35;

/** Bytes of a fingerprint as JSON in UTF-8, at most. */
export const FINGERPRINT_BYTES = 4_096;

/** Bytes of a text in UTF-8. */
export const bytesOf = (text: string): number => {
  let bytes = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

/** Lists that say least at their end, the one that can be missed first in front. */
const LISTS = ["path", "neighbours", "landmarks", "classes"] as const;
/** So much of the path, from the element up, says where it stands. */
const NEAREST = 8;

/** The fingerprint within its limit: of what stands around the element the far end is left out first. */
export const withinLimit = (fingerprint: Fingerprint): Fingerprint => {
  let kept = fingerprint;
  for (const list of LISTS) {
    const least = list === "path" ? NEAREST : 0;
    while (kept[list].length > least && bytesOf(JSON.stringify(kept)) > FINGERPRINT_BYTES)
      kept = { ...kept, [list]: kept[list].slice(0, -1) };
  }
  return kept;
};
