import type { Pause } from "#core/ports/pause";

/** A pause, and the hand that turns it on and off. */
export interface PauseSwitch extends Pause {
  hold(on: boolean): void;
}

export const createPauseSwitch = (): PauseSwitch => {
  let current: { readonly held: Promise<void>; readonly release: () => void } | undefined;
  return {
    held: () => current?.held,
    hold: (on) => {
      if (!on) {
        current?.release();
        current = undefined;
      } else if (!current) {
        const { promise, resolve } = Promise.withResolvers<void>();
        current = { held: promise, release: resolve };
      }
    },
  };
};
