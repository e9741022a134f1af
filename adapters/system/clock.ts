import type { Clock } from "#core/ports/clock";

/** The longest a timer can wait; a longer one would fire at once. */
const LONGEST_MS = 2_147_483_647;

/** The system's clock. */
export const createSystemClock = (): Clock => ({
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms, signal, where) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.min(Math.max(ms, 0), LONGEST_MS));
      if (where === "background") timer.unref();
      signal?.addEventListener("abort", wake, { once: true });
    }),
});
