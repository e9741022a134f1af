import type { CacheLayer } from "../ports/cache-layer";
import type { Clock } from "../ports/clock";
import type { HealHistory } from "../ports/heal-history";
import type { RunStore } from "../ports/run-store";
import type { Breaker } from "./breaker";

/** How a store is guarded. Times are milliseconds. */
export interface Guard {
  /** Shared by all ports of one dependency. */
  readonly breaker: Breaker;
  readonly clock: Clock;
  /** What somebody waits for: look-ups. */
  readonly lookupMs: number;
  /** What is done behind the run, and questions of commands. */
  readonly writeMs: number;
}

/** A connection is let go politely for so long. */
const CLOSE_MS = 250;

/** A dependency that does not answer is not waited for to say goodbye either. */
const closing =
  ({ breaker, clock }: Guard, close: () => Promise<void>) =>
  async (): Promise<void> => {
    const closed = close().catch(() => {});
    if (breaker.state() !== "closed") return;
    const done = new AbortController();
    await Promise.race([closed, clock.sleep(CLOSE_MS, done.signal)]);
    done.abort();
  };

/** The layer behind its breaker: every call ends in time, and throws PortError at once while the dependency is down. */
export const guardCacheLayer = (layer: CacheLayer, guard: Guard): CacheLayer => {
  const { breaker, lookupMs, writeMs } = guard;
  return {
    name: layer.name,
    getMany: (keys) => breaker.call("getMany", lookupMs, () => layer.getMany(keys)),
    recall: (requirement) => breaker.call("recall", lookupMs, () => layer.recall(requirement)),
    putMany: (entries) => breaker.call("putMany", writeMs, () => layer.putMany(entries)),
    remember: (requirement, keys) => breaker.call("remember", writeMs, () => layer.remember(requirement, keys)),
    remove: (keys) => breaker.call("remove", writeMs, () => layer.remove(keys)),
    countHits: (hits) => breaker.call("countHits", writeMs, () => layer.countHits(hits)),
    list: (filter) => breaker.call("list", writeMs, () => layer.list(filter)),
    stats: () => breaker.call("stats", writeMs, () => layer.stats()),
    clear: (filter) => breaker.call("clear", writeMs, () => layer.clear(filter)),
    close: closing(guard, () => layer.close()),
  };
};

/** The history behind its breaker, like `guardCacheLayer`. */
export const guardHealHistory = (history: HealHistory, guard: Guard): HealHistory => {
  const { breaker, lookupMs, writeMs } = guard;
  return {
    record: (attempts) => breaker.call("record", writeMs, () => history.record(attempts)),
    tries: (scope, limit) => breaker.call("tries", lookupMs, () => history.tries(scope, limit)),
    recent: (fromMs, limit) => breaker.call("recent", writeMs, () => history.recent(fromMs, limit)),
    reasons: (id) => breaker.call("reasons", writeMs, () => history.reasons(id)),
    vetoes: (of) => breaker.call("vetoes", lookupMs, () => history.vetoes(of)),
    review: (ids, verdict, atMs) => breaker.call("review", writeMs, () => history.review(ids, verdict, atMs)),
    close: closing(guard, () => history.close()),
  };
};

/** The store behind its breaker, like `guardCacheLayer`. */
export const guardRunStore = (store: RunStore, guard: Guard): RunStore => {
  const { breaker, writeMs } = guard;
  return {
    save: (events) => breaker.call("save", writeMs, () => store.save(events)),
    recent: (filter) => breaker.call("recent", writeMs, () => store.recent(filter)),
    find: (id) => breaker.call("find", writeMs, () => store.find(id)),
    remove: (ids) => breaker.call("remove", writeMs, () => store.remove(ids)),
    metrics: (window) => breaker.call("metrics", writeMs, () => store.metrics(window)),
    abortOrphans: () => breaker.call("abortOrphans", writeMs, () => store.abortOrphans()),
    close: closing(guard, () => store.close()),
  };
};
