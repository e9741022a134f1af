/** Pace of the films that are written. */
export const FRAMES_PER_S = 25;

/** A picture of the film as it lies in the file of frames; `at` = milliseconds since the first. */
export interface Frame {
  readonly at: number;
  readonly offset: number;
  readonly bytes: number;
}

/** What a film is written of. */
export interface Footage {
  /** At least one, oldest first. */
  readonly frames: readonly Frame[];
  /** How long the last one is shown, in milliseconds. */
  readonly lastMs: number;
  read(frame: Frame): Promise<Uint8Array>;
}
