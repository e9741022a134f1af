import { allElements, allRoots } from "./walk";

/** Mutations come in bursts; one answer for each. */
const SETTLE_MS = 16;

/** Resolves true soon after the next change of the page, false when none came within `ms`. */
export const nextMutation = (ms: number): Promise<boolean> =>
  new Promise((done) => {
    let settle: ReturnType<typeof setTimeout> | undefined;
    const finish = (changed: boolean): void => {
      observer.disconnect();
      removeEventListener("input", touch, { capture: true });
      clearTimeout(deadline);
      clearTimeout(settle);
      done(changed);
    };
    const touch = (): void => {
      settle ??= setTimeout(() => finish(true), SETTLE_MS);
    };
    const observer = new MutationObserver(touch);
    const watched = { subtree: true, childList: true, attributes: true, characterData: true };
    for (const root of allRoots(allElements())) observer.observe(root, watched);
    addEventListener("input", touch, { capture: true });
    const deadline = setTimeout(() => finish(false), ms);
  });
