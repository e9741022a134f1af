import { describe, expect, it } from "vitest";
import { createBreaker } from "#core/guard/breaker";
import { replaySpool, spooledHealHistory, spooledRunStore } from "#core/guard/spooled";
import { guardCacheLayer, guardHealHistory, guardRunStore } from "#core/guard/stores";
import type { RunEvent } from "#core/model/event";
import type { HealAttempt } from "#core/model/heal";
import type { RunStore } from "#core/ports/run-store";
import type { Spool, Spooled } from "#core/ports/spool";
import { createStoreReporter } from "#core/run/store-reporter";
import { sampleAttempt } from "../../../contract/samples";
import { createFakeHistory, createFakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake } from "../../../fakes/world";

const systemClock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  sleep: (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};
const page = { url: "http://shop.test/", quiet: true, title: "", elements: [{ role: "button", name: "Save" }] };
const silent = () => new Promise<never>(() => {});

const guardOf = (name: string, lookupMs = 40) => {
  const breaker = createBreaker({ name, clock: systemClock, lookupMs, probe: silent });
  return { breaker, clock: systemClock, lookupMs, writeMs: 1000 };
};
const silentStore: RunStore = {
  save: silent,
  recent: silent,
  find: silent,
  remove: silent,
  metrics: silent,
  abortOrphans: silent,
  close: silent,
};

/** A spool in memory. */
const fakeSpool = (broken = false) => {
  const parcels: (readonly Spooled[])[] = [];
  const spool: Spool = {
    keep: async (writes) => {
      if (broken) throw new Error("the disk is full");
      parcels.push(writes);
    },
    drain: async (take) => {
      let writes = 0;
      while (parcels[0]) {
        await take(parcels[0]);
        writes += parcels.shift()?.length ?? 0;
      }
      return { writes, left: 0 };
    },
  };
  return { spool, parcels };
};

describe("guarded stores", () => {
  it("a run over silent Redis and silent Postgres costs one deadline each and passes", async () => {
    const [redis, postgres] = [guardOf("redis"), guardOf("postgres", 100)];
    const dead = (name: "redis" | "postgres") => ({ ...createFakeLayer(name), recall: silent, getMany: silent });
    const layers = [guardCacheLayer(dead("redis"), redis), guardCacheLayer(dead("postgres"), postgres)];
    const history = guardHealHistory({ ...createFakeHistory(), tries: silent }, postgres);
    const steps = ["S1", "S2", "S3", "S4"].map((id) => click(id, "Save"));
    const before = performance.now();
    const ran = await runFake({ page }, [requirement(steps), requirement(steps, { id: "again" })], {
      needs: { clock: systemClock, layers, history },
    });
    const tookMs = performance.now() - before;
    expect(ran.exitCode).toBe(0);
    expect(ran.of("invocation.end")[0]?.degraded).toEqual(["redis", "postgres"]);
    // 140 ms of deadlines; the rest is patience with a machine that is busy.
    expect(tookMs).toBeGreaterThan(130);
    expect(tookMs).toBeLessThan(1000);
    redis.breaker.close();
    postgres.breaker.close();
  });

  it("lets go of a silent store without waiting for it for long", async () => {
    const guard = guardOf("postgres");
    const store = guardRunStore(silentStore, guard);
    await expect(
      store.recent({}).then(
        () => "answered",
        (error: Error) => error.message,
      ),
    ).resolves.toContain("1000 ms");
    const before = performance.now();
    await store.close();
    expect(performance.now() - before).toBeLessThan(200);
    guard.breaker.close();
  });
});

describe("spooled stores", () => {
  it("keep what the store cannot take, tell it, and hand it over later", async () => {
    const { spool, parcels } = fakeSpool();
    const told: string[] = [];
    const onSpool = (name: string): void => void told.push(name);
    const down: RunStore = { ...silentStore, save: () => Promise.reject(new Error("down")) };
    const runs = spooledRunStore(down, { spool, onSpool });
    const reporter = createStoreReporter({ store: runs, clock: systemClock, onFail: () => told.push("failed") });
    const ran = await runFake({ page }, [requirement([click("S1", "Save")])], { needs: { reporters: [reporter] } });
    await reporter.close();
    expect(ran.exitCode).toBe(0);
    const failing = { ...createFakeHistory(), record: () => Promise.reject(new Error("down")) };
    await spooledHealHistory(failing, { spool, onSpool }).record([sampleAttempt("heal-1")]);
    expect([...new Set(told)]).toEqual(["run store", "heal history"]);
    expect(parcels.length).toBeGreaterThan(1);

    const saved: RunEvent[] = [];
    const recorded: HealAttempt[] = [];
    const stores = {
      runs: { save: async (events: readonly RunEvent[]) => void saved.push(...events) },
      history: { record: async (attempts: readonly HealAttempt[]) => void recorded.push(...attempts) },
    };
    const replay = await replaySpool(spool, stores, new AbortController().signal);
    expect(replay).toEqual({ writes: 4, left: 0 });
    expect(saved.map(({ type }) => type)).toEqual(["run.start", "step.end", "run.end"]);
    expect(recorded.map(({ id }) => id)).toEqual(["heal-1"]);
  });

  it("leave a write that neither takes to the caller, who keeps it and passes", async () => {
    const told: string[] = [];
    const { spool } = fakeSpool(true);
    const down: RunStore = { ...silentStore, save: () => Promise.reject(new Error("down")) };
    const runs = spooledRunStore(down, { spool, onSpool: (name) => told.push(name) });
    const reporter = createStoreReporter({
      store: runs,
      clock: systemClock,
      onFail: (error) => told.push(String(error)),
    });
    const ran = await runFake({ page }, [requirement([click("S1", "Save")])], { needs: { reporters: [reporter] } });
    await reporter.close();
    expect(ran.exitCode).toBe(0);
    expect(told).toEqual(["Error: the disk is full"]);
  });
});
