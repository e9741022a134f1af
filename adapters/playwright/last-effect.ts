import type { Session } from "#core/ports/browser";

/** A page that is left after an action gets so long to do what was asked of it, or until it does not change for a while. */
const MOST_MS = 500;
const STILL_MS = 100;

type Works = Pick<Session, "perform" | "observe">;

/**
 * A page that is closed at once after its last press may never carry it out. `works` are the same works, watched; `shown` resolves when what
 * was done last, and not looked at since, had time to show.
 */
export const followLastEffect = <W extends Works>(
  works: W,
  page: Pick<Session, "changed" | "quiet">,
): { readonly works: W; readonly shown: () => Promise<void> } => {
  let owed = false;
  const watched: Works = {
    perform: (...args) => {
      owed = true;
      return works.perform(...args);
    },
    observe: (expectation) => {
      owed = false;
      return works.observe(expectation);
    },
  };
  const shown = async (): Promise<void> => {
    const deadline = performance.now() + MOST_MS;
    try {
      for (let before = performance.now(); owed && before < deadline; before = performance.now()) {
        await page.changed(Math.min(STILL_MS, deadline - before));
        if (page.quiet() && performance.now() - before >= STILL_MS - 1) return;
      }
    } catch {
      // The page went away: there is nothing to wait for.
    }
  };
  return { works: { ...works, ...watched }, shown };
};
