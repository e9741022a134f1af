import { describe, expect, it } from "vitest";
import { parseThreshold } from "#core/bench/threshold-parse";
import type { LoopEnded, RunEvent } from "#core/model/event";
import { sampleEntry } from "../../../contract/samples";
import { createFakeLayer, type FakeLayer } from "../../../fakes/stores";
import { click, requirement, visible } from "../../../fakes/world";
import { benchFake, email, save, shop, shopPage, slow } from "./bench-world";

const loopsIn = (events: readonly RunEvent[]): readonly LoopEnded[] =>
  events.filter((event) => event.type === "loop.end");

const threeLayers = () => ({
  memory: createFakeLayer("memory"),
  redis: createFakeLayer("redis"),
  postgres: createFakeLayer("postgres"),
});

describe("three layers", () => {
  const { memory, redis, postgres } = threeLayers();
  const told = benchFake({
    layers: (clock) => [memory, slow(redis, clock, 0.2), slow(postgres, clock, 0.8)],
    options: { thresholds: ["hit_rate(loop=2)==100%", "speedup(lookup)>=40", "drift()==0"].map(parseThreshold) },
  });

  it("reads in each phase the layer that is its own, and in a row the fast one", async () => {
    const { events } = await told;
    expect(
      loopsIn(events).map(({ loop, phase, hits, misses }) => [loop, phase, hits.redis, hits.postgres, misses.absent]),
    ).toEqual([
      [0, "warmup", 0, 0, 2],
      [1, "cold", 0, 0, 2],
      [2, "fast", 2, 0, 0],
      [3, "fast", 2, 0, 0],
      [4, "cold", 0, 0, 2],
      [5, "durable", 0, 2, 0],
      [6, "fast", 2, 0, 0],
      [7, "cold", 0, 0, 2],
      [8, "durable", 0, 2, 0],
      [9, "durable", 0, 2, 0],
    ]);
    expect(loopsIn(events).every(({ verdict }) => verdict === "pass")).toBe(true);
  });

  it("times every part of every phase", async () => {
    const { report } = await told;
    expect(report).toMatchObject({
      exitCode: 0,
      verdict: "pass",
      incomplete: false,
      layers: ["memory", "redis", "postgres"],
    });
    const [cold, durable, fast] = report.phases;
    expect(cold).toMatchObject({ phase: "cold", reads: null });
    expect(cold?.times.discovery).toMatchObject({ n: 6, p50: 10 });
    expect(cold?.times.lookup.n).toBe(0);
    expect(durable).toMatchObject({ phase: "durable", reads: "postgres" });
    expect(durable?.times.lookup).toMatchObject({ n: 6, p50: expect.closeTo(1, 6) });
    expect(durable?.times.proof).toMatchObject({ n: 6, p50: 2 });
    expect(durable?.times["lookup+proof"]).toMatchObject({ n: 6, p50: expect.closeTo(3, 6) });
    expect(fast?.times.lookup).toMatchObject({ n: 6, p50: expect.closeTo(0.2, 6) });
    expect(fast?.times.read).toMatchObject({ n: 6, p50: expect.closeTo(0.2, 6) });
    expect(fast?.times.action).toMatchObject({ n: 6, p50: 3 });
    // Cold: two times discovery and action, and layers that are asked in vain; warm: two times proof and action.
    expect(cold?.times.run.p50).toBeGreaterThan(26);
    expect(fast?.times.run.p50).toBeLessThan(12);
  });

  it("is one stream, with the thresholds before its end", async () => {
    const { events, report } = await told;
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
    expect(events[0]).toMatchObject({ type: "invocation.start", command: "bench", runs: 10, workers: 1 });
    const tail = events.slice(-4);
    expect(tail.map(({ type }) => type)).toEqual(["threshold", "threshold", "threshold", "invocation.end"]);
    expect(tail[1]).toMatchObject({ unit: "ratio", value: expect.closeTo(50, 3), ok: true });
    expect(tail.at(-1)).toMatchObject({ exitCode: 0, requirements: { total: 10, passed: 10 } });
    expect(report.thresholds.map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  it("leaves nothing behind", async () => {
    await told;
    for (const layer of [memory, redis, postgres]) {
      expect([...layer.entries.keys()]).toEqual([]);
      expect([...layer.lists.values()].flat()).toEqual([]);
      expect(layer.hits.size).toBe(0);
    }
  });
});

describe("what was there before", () => {
  const others = async (layer: FakeLayer): Promise<FakeLayer> => {
    await layer.putMany([sampleEntry("theirs")]);
    await layer.remember("default:shop#", ["theirs"]);
    return layer;
  };

  it("is neither used nor touched", async () => {
    const sqlite = await others(createFakeLayer("sqlite"));
    const { events } = await benchFake({ layers: () => [sqlite], options: { loops: 2, phases: [], warmup: 0 } });
    expect(loopsIn(events).map(({ hitRate }) => hitRate)).toEqual([0, 1]);
    expect([...sqlite.entries.keys()]).toEqual(["theirs"]);
    expect(sqlite.lists.get("default:shop#")).toEqual(["theirs"]);
  });
});

describe("the embedded store alone", () => {
  it("is what fast and durable read, once memory is empty", async () => {
    const { events, report } = await benchFake({
      layers: () => [createFakeLayer("memory"), createFakeLayer("sqlite")],
      options: { loops: 2 },
    });
    expect(report.phases.map(({ phase, reads }) => [phase, reads])).toEqual([
      ["cold", null],
      ["durable", "sqlite"],
      ["fast", "sqlite"],
    ]);
    const warm = loopsIn(events).filter(({ phase }) => phase === "durable" || phase === "fast");
    expect(warm.map(({ hits }) => [hits.memory, hits.sqlite])).toEqual([
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
    ]);
  });

  it("reads memory where there is nothing else", async () => {
    const { report } = await benchFake({
      layers: () => [createFakeLayer("memory")],
      options: { loops: 2, phases: ["fast"] },
    });
    expect(report.phases.at(-1)?.loops.map(({ hits }) => hits.memory)).toEqual([2, 2]);
  });
});

describe("a page that changes under way", () => {
  const remade = { ...save, testId: "store", css: "#store" };

  it("tells stale entries, drift, heals and invalidations apart", async () => {
    const page = shopPage();
    const { events, report } = await benchFake({
      script: { page },
      layers: () => [createFakeLayer("sqlite")],
      options: { loops: 4, phases: [], warmup: 0, thresholds: [parseThreshold("drift(loops=3..)==0")] },
      onEvent: (event) => {
        if (event.type === "loop.end" && event.loop === 2) page.elements = [remade, email];
      },
    });
    const third = loopsIn(events)[2];
    expect(third).toMatchObject({
      hits: { sqlite: 1 },
      misses: { drifted: 1 },
      stale: 1,
      drift: 1,
      heals: 1,
      invalidations: 1,
    });
    expect(third?.mostDrift).toBe(0.5);
    expect(loopsIn(events)[3]).toMatchObject({ stale: 0, heals: 0, invalidations: 0, hitRate: 1 });
    expect(report).toMatchObject({ exitCode: 5, verdict: "pass" });
    // The stale loop's look-ups alone are not counted: not all of their elements were proven.
    expect(report.phases[1]?.times.lookup.n).toBe(4);
    expect(report.phases[1]?.times.read.n).toBe(5);
  });

  it("counts an expectation that fails after a remembered element as a wrong element, and goes on", async () => {
    const page = shopPage();
    const { events, report } = await benchFake({
      script: { page },
      layers: () => [createFakeLayer("sqlite")],
      requirements: [requirement([click("S1", "Save", { outcome: [visible("Email")], timeoutMs: 400 })])],
      options: { loops: 3, phases: [], warmup: 0, thresholds: [parseThreshold("wrong()==0")] },
      onEvent: (event) => {
        if (event.type === "loop.end") page.elements = event.loop === 1 ? [save] : [save, email];
      },
    });
    expect(loopsIn(events).map(({ wrong, verdict }) => [wrong, verdict])).toEqual([
      [0, "pass"],
      [1, "fail"],
      [0, "pass"],
    ]);
    expect(report).toMatchObject({ exitCode: 1, verdict: "fail", incomplete: false });
    expect(report.thresholds).toMatchObject([{ value: 1, ok: false }]);
    expect(report.phases[1]?.times.run.n).toBe(1);
  });
});

describe("what ends it early", () => {
  it("is a requirement that fails cold: there is nothing to measure", async () => {
    const { events, report } = await benchFake({
      script: { page: shopPage([email]) },
      layers: () => [createFakeLayer("sqlite")],
      requirements: [requirement([click("S1", "Save", { timeoutMs: 400 })])],
      options: { warmup: 0, thresholds: [parseThreshold("hit_rate(loop=2)>=0.8")] },
    });
    expect(loopsIn(events)).toHaveLength(1);
    expect(report).toMatchObject({ exitCode: 1, incomplete: true, thresholds: [{ value: null, ok: false }] });
  });

  it("is a browser that does not start", async () => {
    const { events, report } = await benchFake({
      script: { page: shopPage(), dies: "open" },
      layers: () => [createFakeLayer("sqlite")],
    });
    expect(report).toMatchObject({ exitCode: 3, incomplete: true });
    expect(events.filter(({ type }) => type === "error")).toHaveLength(1);
    expect(events.at(-1)?.type).toBe("invocation.end");
  });

  it("is a signal: the loop under way is not told, the layers are empty", async () => {
    const controller = new AbortController();
    let seconds = 0;
    const sqlite = createFakeLayer("sqlite");
    const { events, report } = await benchFake({
      layers: () => [createFakeLayer("memory"), sqlite],
      needs: { signal: controller.signal },
      options: { loops: 5, warmup: 0, thresholds: [parseThreshold("drift()==0")] },
      onEvent: (event) => {
        if (event.type === "step.start" && event.step === "S2" && ++seconds === 2) controller.abort(143);
      },
    });
    expect(loopsIn(events).map(({ loop }) => loop)).toEqual([1]);
    expect(report).toMatchObject({ exitCode: 143, incomplete: true, thresholds: [] });
    expect(events.at(-1)).toMatchObject({ type: "invocation.end", exitCode: 143 });
    expect([...sqlite.entries.keys()]).toEqual([]);
    expect([...sqlite.lists.values()].flat()).toEqual([]);
  });
});

describe("a layer that is down", () => {
  it("is told, and the bench goes on with what is left", async () => {
    const { events, report } = await benchFake({
      layers: () => [createFakeLayer("redis", { broken: true }), createFakeLayer("postgres")],
      options: { loops: 2, phases: [], warmup: 0 },
    });
    expect(loopsIn(events)[1]).toMatchObject({ hits: { redis: 0, postgres: 2 }, hitRate: 1 });
    expect(events.at(-1)).toMatchObject({ degraded: ["redis"] });
    expect(report.exitCode).toBe(0);
    // What another layer answered is no time of the fast one.
    expect(report.phases[1]).toMatchObject({ phase: "fast", reads: "redis", times: { read: { n: 0 }, run: { n: 1 } } });
  });
});

it("runs several requirements in each loop", async () => {
  const { events, report } = await benchFake({
    layers: () => [createFakeLayer("sqlite")],
    requirements: [shop(), requirement([click("S1", "Save")], { id: "other" })],
    options: { loops: 2, phases: [], warmup: 0 },
  });
  expect(loopsIn(events)[1]).toMatchObject({ runs: 2, hits: { sqlite: 3 } });
  expect(report.phases[1]?.times.run.n).toBe(1);
});
