/** Softmax of scores against the score 0 of "it is gone": the probability of each, which together leave that of being gone. */
export const chancesOf = (scores: readonly number[]): readonly number[] => {
  const most = Math.max(0, ...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, Math.exp(-most));
  return powers.map((power) => power / total);
};
