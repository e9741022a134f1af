const BARS = "▁▂▃▄▅▆▇█";

/** Times as a row of bars, newest at the right; on a logarithmic scale from 0.1 ms on, so that a miss does not flatten the hits. */
export const sparkline = (values: readonly number[], width: number): string => {
  const shown = values.slice(-Math.max(1, width)).map((ms) => Math.log10(Math.max(0.1, ms)) + 1);
  const top = Math.max(...shown, 1);
  return shown.map((value) => BARS[Math.min(7, Math.floor((value / top) * 7.99))] ?? "").join("");
};
