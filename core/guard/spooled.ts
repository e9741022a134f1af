import type { HealHistory } from "../ports/heal-history";
import type { RunStore } from "../ports/run-store";
import type { Replay, Spool, Spooled } from "../ports/spool";

export interface SpoolNeeds {
  readonly spool: Spool;
  /** Told of a write that went to the spool, and why. */
  readonly onSpool: (name: string, error: unknown) => void;
}

/** The store; what it cannot take goes to the spool. `save` throws only when neither takes it. */
export const spooledRunStore = (store: RunStore, { spool, onSpool }: SpoolNeeds): RunStore => ({
  ...store,
  save: async (events) => {
    try {
      await store.save(events);
    } catch (error) {
      await spool.keep(events.map((event) => ({ kind: "event", event })));
      onSpool("run store", error);
    }
  },
});

/** The history; what it cannot take goes to the spool. `record` throws only when neither takes it. */
export const spooledHealHistory = (history: HealHistory, { spool, onSpool }: SpoolNeeds): HealHistory => ({
  ...history,
  record: async (attempts) => {
    try {
      await history.record(attempts);
    } catch (error) {
      await spool.keep(attempts.map((attempt) => ({ kind: "attempt", attempt })));
      onSpool("heal history", error);
    }
  },
});

/** Writes what was spooled into the stores themselves (not into spooled ones). Rejects like `drain`; a store that is still down leaves the rest for later. */
export const replaySpool = (
  spool: Spool,
  stores: { readonly runs: Pick<RunStore, "save">; readonly history: Pick<HealHistory, "record"> },
  signal: AbortSignal,
): Promise<Replay> =>
  spool.drain(async (writes: readonly Spooled[]) => {
    const events = writes.flatMap((write) => (write.kind === "event" ? [write.event] : []));
    const attempts = writes.flatMap((write) => (write.kind === "attempt" ? [write.attempt] : []));
    if (events.length > 0) await stores.runs.save(events);
    if (attempts.length > 0) await stores.history.record(attempts);
  }, signal);
