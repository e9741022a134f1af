import type { Pause } from "#core/ports/pause";

/** The terminal a person sits at, and what its keys do to the program. */
export interface Terminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** Whether it shows more than ASCII. */
  readonly unicode: boolean;
  /** Does what Ctrl-C does to a program that does not read keys. */
  interrupt(): void;
  /** Holds the runs before their next step, or lets them go on. */
  readonly pause: Pause & { hold(on: boolean): void };
  /** Does what Ctrl-Z does; returns when the program goes on, or at once where nobody could wake it. */
  stop(): void;
  /** Calls back whenever the program goes on after a stop; answers how to end that. */
  onContinue(listener: () => void): () => void;
  /** While set, words for stderr go there and not into the middle of the screen. */
  divert(listener: ((words: string) => void) | undefined): void;
}
