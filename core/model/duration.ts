/** Milliseconds as people read them: `0.9 ms`, `48 ms`, `1.2 s`, `2 min 5 s`. */
export const duration = (ms: number): string => {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/** `1 step`, `2 steps`. */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** A part of one in [0, 1] as people read it: `83 %`. */
export const share = (part: number): string => `${Math.round(part * 100)} %`;
