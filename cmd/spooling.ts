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
  return new Error(`${why}; what it should have been told waits in the data folder for the next start`, {
    cause: error,
  });
};

/** Puts the spool behind the stores. */
export const spoolStores = (
  stores: { readonly runs: RunStore; readonly history: HealHistory },
  spool: Spool,
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
        await replaySpool(spool, stores, signal);
      } catch (error) {
        onTrouble("spool", error);
      }
    },
  };
};
