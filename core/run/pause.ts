import type { RunContext } from "./context";

/** Waits while the runs are held, and no longer than until the run is to stop. That time counts for nobody's deadline. */
export const pass = async ({ pause, paused, clock, signal, stopped }: RunContext): Promise<void> => {
  for (let held = pause?.held(); held && !signal.aborted; held = pause?.held()) {
    const before = clock.elapsed();
    await Promise.race([held, stopped]);
    paused.ms += clock.elapsed() - before;
  }
};
