/** The median; of an even number of values the lower one of the two in the middle, 0 of none. */
export const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
};
