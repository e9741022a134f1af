import { replaySpool, spooledHealHistory, spooledRunStore } from "#core/guard/spooled";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";
import type { Spool } from "#core/ports/spool";
import type { OnTrouble } from "./guarded";

/** Stores whose writes wait on this machine while their server is down. */
export interface SpoolingStores {
  readonly runs: RunStore;
  readonly history: HealHistory;
  /** Whether anything went to the spool since the start. */
  spooled(): boolean;
  /** Hands what lies in the spool over to the stores, as far as they take it and until the signal fires. Never rejects. */
  handOver(signal: AbortSignal): Promise<void>;
}

const because = (error: unknown): Error => {
  const why = error instanceof Error ? error.message : String(error);
  const waits = "what it should have been told waits in the data folder for the next start with the same database";
  return new Error(`${why}; ${waits}`, { cause: error });
};

/** Where writes wait. */
export interface Spools {
  /** For the store the configuration names, and for no other. */
  readonly own: Spool;
  /** What an earlier pacts left without noting for which store. */
  readonly unaddressed: Spool;
  /** Told how many of the latter the store took. */
  readonly onUnaddressed: (writes: number) => void;
}

/** Puts the store's spool behind the stores. */
export const spoolStores = (
  stores: { readonly runs: RunStore; readonly history: HealHistory },
  { own: spool, unaddressed, onUnaddressed }: Spools,
  onTrouble: OnTrouble,
): SpoolingStores => {
  let spooled = false;
  const onSpool = (name: string, error: unknown): void => {
    spooled = true;
    onTrouble(name, because(error));
  };
  return {
    runs: spooledRunStore(stores.runs, { spool, onSpool }),
    history: spooledHealHistory(stores.history, { spool, onSpool }),
    spooled: () => spooled,
    handOver: async (signal) => {
      try {
        const { left } = await replaySpool(spool, stores, signal);
        // A store that is down is asked no more.
        if (left > 0 || signal.aborted) return;
        const { writes } = await replaySpool(unaddressed, stores, signal);
        if (writes > 0) onUnaddressed(writes);
      } catch (error) {
        onTrouble("spool", error);
      }
    },
  };
};
