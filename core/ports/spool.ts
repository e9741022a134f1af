import type { RunEvent } from "../model/event";
import type { HealAttempt } from "../model/heal";

/** A write that a store could not take. */
export type Spooled =
  | { readonly kind: "event"; readonly event: RunEvent }
  | { readonly kind: "attempt"; readonly attempt: HealAttempt };

/** What became of a replay. `left` = parcels that are still there. */
export interface Replay {
  readonly writes: number;
  readonly left: number;
}

/**
 * Writes that wait on this machine for a store that is down; they outlive the program. Bounded: the oldest give way.
 * What is kept must be free of secrets.
 */
export interface Spool {
  /** Keeps the writes as one parcel, whole or not at all. Throws PortError (disk full, read-only folder). */
  keep(writes: readonly Spooled[]): Promise<void>;
  /**
   * Hands over what was kept, by this program or another, a parcel at a time and oldest first; what `take` has taken is gone, what
   * it throws at stays. Stops at the second parcel that stays, and when the signal fires. Two programs may hand over the same parcel: `take` must be idempotent.
   * Damaged writes are left out and told. Throws PortError only when the folder cannot be read.
   */
  drain(take: (writes: readonly Spooled[]) => Promise<void>, signal: AbortSignal): Promise<Replay>;
}
