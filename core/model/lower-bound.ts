/** 95 % of the estimates lie above it, on both sides together. */
const Z = 1.96;

/**
 * The lower end of the 95 % Wilson interval of a success rate, in [0, 1]: 19 of 22 does not beat 177 of 201.
 *
 * Counts may be fractions, as those of tries that time has worn down. 0 when nothing was tried or nothing succeeded.
 */
export const lowerBound = (won: number, tried: number): number => {
  if (tried <= 0 || won <= 0) return 0;
  const share = Math.min(1, won / tried);
  const square = (Z * Z) / tried;
  const spread = Z * Math.sqrt((share * (1 - share) + square / 4) / tried);
  // Rounding must not lift it above the rate.
  return Math.min(share, Math.max(0, (share + square / 2 - spread) / (1 + square)));
};
