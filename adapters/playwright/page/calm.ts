/** Resolves true once the page has drawn twice and has nothing left to do, false when it has not come to that within `ms`. */
export const untilCalm = (ms: number): Promise<boolean> =>
  new Promise((done) => {
    const deadline = setTimeout(() => done(false), ms);
    const idle = (): void => {
      requestIdleCallback(() => {
        clearTimeout(deadline);
        done(true);
      });
    };
    requestAnimationFrame(() => requestAnimationFrame(idle));
  });
