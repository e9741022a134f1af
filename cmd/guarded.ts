import { type Breaker, createBreaker } from "#core/guard/breaker";
import { type Guard, guardCacheLayer, guardHealHistory, guardRunStore } from "#core/guard/stores";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { Clock } from "#core/ports/clock";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";
import type { DurableStores, Opened } from "./stores";

/** What a look-up may take, and what is written behind the run. Milliseconds. */
const REDIS_LOOKUP_MS = 40;
const POSTGRES_LOOKUP_MS = 100;
const WRITE_MS = 1000;
/** What all stores together may delay the end of the program. */
const ENDING_MS = 100;

/** A run asks so much at once: each question may need a connection of its own. */
const AT_ONCE = 3;

/** Told of a part that does not do its work. */
export type OnTrouble = (name: string, error: unknown) => void;

/** Stores that cost a run little when their servers are dead, and never fail it. */
export interface GuardedStores {
  /** Fastest first. */
  readonly layers: readonly CacheLayer[];
  readonly runs: RunStore;
  readonly history: HealHistory;
  /** Begins to connect, so that the first look-up need not. */
  connect(): void;
  /** The last run is over: what is still under way gets 100 ms. */
  ending(): void;
  /** Closes stores and breakers. Never rejects. */
  close(): Promise<void>;
}

/** Puts a breaker before each server. */
export const guardStores = (opened: Opened, clock: Clock, onTrouble: OnTrouble): GuardedStores => {
  const breakers: Breaker[] = [];
  const starts: (() => void)[] = [];
  const guard = (name: string, lookupMs: number, probe: () => Promise<unknown>): Guard => {
    const breaker = createBreaker({
      name,
      clock,
      lookupMs,
      probe,
      onChange: (change) => {
        if (change.state === "open") onTrouble(name, change.cause);
      },
    });
    breakers.push(breaker);
    const probes = (): Promise<unknown> => Promise.all(Array.from({ length: AT_ONCE }, probe));
    // Whoever needs it is told of its trouble.
    starts.push(() => void breaker.call("connect", WRITE_MS, probes).catch(() => {}));
    return { breaker, clock, lookupMs, writeMs: WRITE_MS };
  };
  const durableOf = ({ layer, runs, history, probe }: DurableStores): DurableStores => {
    if (probe === undefined) return { layer, runs, history };
    const shared = guard("postgres", POSTGRES_LOOKUP_MS, probe);
    return {
      layer: guardCacheLayer(layer, shared),
      runs: guardRunStore(runs, shared),
      history: guardHealHistory(history, shared),
    };
  };
  const { redis, memory } = opened;
  const fast = redis ? [guardCacheLayer(redis.layer, guard("redis", REDIS_LOOKUP_MS, redis.probe))] : [];
  const { layer, runs, history } = durableOf(opened.durable);
  const layers = [memory, ...fast, layer];
  return {
    layers,
    runs,
    history,
    connect: () => {
      for (const start of starts) start();
    },
    ending: () => {
      for (const breaker of breakers) breaker.hurry(ENDING_MS);
    },
    close: async () => {
      await Promise.allSettled([...layers, runs, history].map((each) => each.close()));
      for (const breaker of breakers) breaker.close();
    },
  };
};
