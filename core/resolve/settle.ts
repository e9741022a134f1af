import type { Session } from "../ports/browser";
import type { Clock } from "../ports/clock";

/** A page that is never quiet (polling, a stream) is taken as it is after this long, */
const UNQUIET_MS = 500;
/** after twice as long as its document took where that is more: what it loads afterwards comes as slowly, */
const UNQUIET_PACE = 2;
/** and after this long at most. */
const MAX_UNQUIET_MS = 3_000;

/** Whether what the page shows now is what it is going to show: an old view must not be acted on or asserted. */
export interface Settle {
  /** A new wait begins: something was done to the page. */
  restart(): void;
  /** Quiet, or unquiet for 500 ms since the wait began; for longer on a page that was built slowly. */
  settled(): boolean;
  /** How long the page has been quiet without a break, as far as was asked; 0 when it is not. */
  quietForMs(): number;
  /** Milliseconds until an unquiet page is taken as settled. */
  untilSettledMs(): number;
}

/** Creates the tracker of one session. */
export const createSettle = (needs: { readonly session: Session; readonly clock: Clock }): Settle => {
  let unquietSince: number | undefined;
  let quietSince: number | undefined;

  const look = (): number => {
    const now = needs.clock.elapsed();
    if (needs.session.quiet()) {
      quietSince ??= now;
      unquietSince = undefined;
    } else {
      unquietSince ??= now;
      quietSince = undefined;
    }
    return now;
  };

  const patienceMs = (): number =>
    Math.min(MAX_UNQUIET_MS, Math.max(UNQUIET_MS, UNQUIET_PACE * needs.session.buildMs()));

  return {
    restart: () => {
      unquietSince = undefined;
      quietSince = undefined;
    },
    settled: () => {
      const now = look();
      if (needs.session.leaving()) return false;
      return unquietSince === undefined || now - unquietSince >= patienceMs();
    },
    quietForMs: () => {
      const now = look();
      return quietSince === undefined ? 0 : now - quietSince;
    },
    untilSettledMs: () => {
      const now = look();
      if (needs.session.leaving()) return UNQUIET_MS;
      return unquietSince === undefined ? 0 : Math.max(0, patienceMs() - (now - unquietSince));
    },
  };
};
