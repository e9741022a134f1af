/** What many measurements of one thing come to, in milliseconds. */
export interface Summary {
  readonly n: number;
  readonly min: number;
  readonly p50: number;
  readonly p95: number;
}

/** The value below which the share `q` of the sorted samples lies; NaN for none. Interpolates between neighbours. */
const quantile = (sorted: readonly number[], q: number): number => {
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
};

const inOrder = (samples: readonly number[]): readonly number[] => [...samples].sort((a, b) => a - b);

/** The median; NaN for none. */
export const median = (samples: readonly number[]): number => quantile(inOrder(samples), 0.5);

export const summarise = (samples: readonly number[]): Summary => {
  const sorted = inOrder(samples);
  return {
    n: sorted.length,
    min: quantile(sorted, 0),
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
  };
};
