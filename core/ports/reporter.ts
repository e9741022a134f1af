import type { RunEvent } from "../model/event";

/** Somebody who is told what happens: a face, a file, a store. */
export interface Reporter {
  /** Called in order, synchronously; must not throw and must not wait. */
  on(event: RunEvent): void;
  /** Flushes and lets go. Called once, after the last event. Must not throw. */
  close(): Promise<void>;
}
