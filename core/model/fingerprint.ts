import type { ElementSnapshot } from "./element";

/** Grows when a field changes its meaning; an entry of another format is a miss. */
export const FINGERPRINT_FORMAT = 2;

/** What the target looked like when it was last proven right. At most 4 KB as JSON, no field values. */
export interface Fingerprint extends ElementSnapshot {
  readonly format: number;
  /** Digest of the page's structure, for information and statistics: see `simHash`. */
  readonly page?: string;
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
