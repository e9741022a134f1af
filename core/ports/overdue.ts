import type { Clock } from "./clock";

/** Resolves when the time is over. While the program itself was kept from running, nobody could have answered: that much comes on top. */
export const overdue = async (clock: Clock, ms: number, signal: AbortSignal, where?: "background"): Promise<void> => {
  const before = clock.elapsed();
  await clock.sleep(ms, signal, where);
  const missedMs = clock.elapsed() - before - ms;
  if (!signal.aborted && missedMs > 1) await clock.sleep(Math.min(missedMs, ms), signal, where);
};
