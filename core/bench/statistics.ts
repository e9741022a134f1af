/** What many measurements of one thing come to, in the unit they were made in; NaN where there are too few. */
export interface Summary {
  readonly n: number;
  readonly mean: number;
  /** The standard deviation of a sample (n - 1); NaN for fewer than two. */
  readonly sigma: number;
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

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const mean = (samples: readonly number[]): number => sum(samples) / samples.length;

const sigma = (samples: readonly number[]): number => {
  if (samples.length < 2) return Number.NaN;
  const middle = mean(samples);
  return Math.sqrt(sum(samples.map((value) => (value - middle) ** 2)) / (samples.length - 1));
};

/** The median; NaN for none. */
export const median = (samples: readonly number[]): number => quantile(inOrder(samples), 0.5);

/** All figures of the samples. */
export const summarise = (samples: readonly number[]): Summary => {
  const sorted = inOrder(samples);
  return {
    n: sorted.length,
    mean: mean(sorted),
    sigma: sigma(sorted),
    min: quantile(sorted, 0),
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
  };
};
