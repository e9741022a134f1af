import type { RunEvent } from "../model/event";
import type { Clock } from "../ports/clock";
import type { Reporter } from "../ports/reporter";
import type { RunStore } from "../ports/run-store";

/** Written at the latest when so many events wait. */
const BATCH = 200;
/** And when the first of them has waited so long: what a run did until it was killed is known but for this time. */
const LATEST_MS = 500;
/** What a store that stays down may make us keep. */
const MOST_KEPT = 20_000;

/** A reporter that writes the stream into a run store, behind the run. */
export interface StoreReporter extends Reporter {
  /** Writes what waits; answers the error of a store that could not take it, told once. */
  flush(): Promise<{ readonly name: string; readonly error: unknown } | undefined>;
}

/** Only these become rows; the rest need not wait in memory. */
const isKept = (event: RunEvent): boolean =>
  event.type === "run.start" || event.type === "step.end" || event.type === "artifact" || event.type === "run.end";

/** Moments at which what waits is written: a run that begins is known even to those who look while it runs. */
const isDue = (event: RunEvent): boolean => event.type === "run.start" || event.type === "run.end";

/**
 * Creates the reporter. A batch that fails is kept and tried again with the next; `onFail` is told of the first failure.
 * It closes no store.
 */
export const createStoreReporter = (needs: {
  readonly store: Pick<RunStore, "save">;
  readonly clock: Pick<Clock, "sleep">;
  readonly onFail: (error: unknown) => void;
}): StoreReporter => {
  let waiting: RunEvent[] = [];
  let failure: { readonly error: unknown } | undefined;
  let chain: Promise<void> = Promise.resolve();
  let due: AbortController | undefined;

  const save = async (): Promise<void> => {
    due?.abort();
    due = undefined;
    const batch = waiting;
    if (batch.length === 0) return;
    waiting = [];
    try {
      await needs.store.save(batch);
    } catch (error) {
      waiting = [...batch, ...waiting].slice(-MOST_KEPT);
      if (!failure) needs.onFail(error);
      failure ??= { error };
    }
  };

  const enqueue = (): Promise<void> => {
    chain = chain.then(save);
    return chain;
  };

  const enqueueLater = async (): Promise<void> => {
    if (due) return;
    const waits = new AbortController();
    due = waits;
    await needs.clock.sleep(LATEST_MS, waits.signal, "background");
    if (!waits.signal.aborted) await enqueue();
  };

  return {
    on: (event) => {
      if (!isKept(event)) return;
      waiting.push(event);
      if (isDue(event) || waiting.length >= BATCH) void enqueue();
      else void enqueueLater();
    },
    flush: async () => {
      await enqueue();
      return failure ? { name: "run store", error: failure.error } : undefined;
    },
    close: async () => {
      await enqueue();
    },
  };
};
