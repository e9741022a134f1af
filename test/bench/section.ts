import { type Summary, summarise } from "#core/bench/statistics";

/** What was measured of one thing. */
export interface Figure extends Summary {
  readonly name: string;
}

/** A figure that must not be over its limit. */
export interface Target {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  /** `ms`, `s`, or `x` for a ratio. */
  readonly unit: "ms" | "s" | "x";
  readonly ok: boolean;
}

/** Rows of texts under their heads; numbers are milliseconds. */
export interface Breakdown {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** One part of the benchmark. */
export interface Section {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly targets: readonly Target[];
  readonly breakdown?: Breakdown;
  /** Plain words: what was left out, and why. */
  readonly notes: readonly string[];
}

export const figure = (name: string, samples: readonly number[]): Figure => ({ name, ...summarise(samples) });

export const target = (name: string, value: number, limit: number, unit: Target["unit"]): Target => ({
  name,
  value,
  limit,
  unit,
  ok: value <= limit,
});
