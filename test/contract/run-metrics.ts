import fc from "fast-check";
import { expect, it } from "vitest";
import type { RunEnded, RunEvent, RunEventBody, StepEnded } from "#core/model/event";
import type { Metrics } from "#core/model/metrics";
import type { Source, Verdict } from "#core/model/run";
import type { MetricsWindow, RunStore } from "#core/ports/run-store";
import { eventsOf, sampleRun, stepEnded, T0 } from "./samples";

const HOUR_MS = 3_600_000;
const window = (changes: Partial<MetricsWindow> = {}): MetricsWindow => ({
  fromMs: T0,
  toMs: T0 + 24 * HOUR_MS,
  top: 10,
  ...changes,
});

const NOTHING: Metrics = {
  runs: { pass: 0, partial: 0, fail: 0, running: 0 },
  medianMs: null,
  lookups: { run: 0, memory: 0, redis: 0, sqlite: 0, postgres: 0, discovery: 0, heal: 0 },
  heals: { rounds: 0, healed: 0 },
  failing: [],
};

const step = (run: string, index: number, changes: Partial<StepEnded>): StepEnded => ({
  ...stepEnded(run, "req-1", index),
  healed: false,
  ...changes,
});

/** A run of these steps that starts at T0 + `at`, an event a second. */
const ranAt = (
  at: number,
  run: string,
  ended: Partial<RunEnded>,
  steps: readonly Partial<StepEnded>[] = [],
): readonly RunEvent[] => {
  const [start, end] = [sampleRun(run).at(0), sampleRun(run).at(-1)];
  const told = steps.map((changes, index) => step(run, index + 1, changes));
  return eventsOf([start, ...told, { ...end, ...ended }] as readonly RunEventBody[], T0 + at);
};

const failedOn = (element: string | null): Partial<StepEnded> => ({ element, outcome: "fail", source: null });

const medianOf = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** The law of `metrics`; part of the run store's contract. */
export const metricsContract = (store: () => RunStore): void => {
  const runEnds = (verdicts: readonly Verdict[]) =>
    verdicts.flatMap((verdict, index) => ranAt(index, `r${index}`, { verdict, ms: 100 * (index + 1), healRounds: 0 }));

  it("metrics: tells zeros of an empty window", async () => {
    expect(await store().metrics(window())).toEqual(NOTHING);
    await store().save(eventsOf(sampleRun("late"), T0 + 24 * HOUR_MS));
    await store().save(eventsOf(sampleRun("early"), T0 - 1));
    // Their steps may end in it; the runs are not of it.
    expect(await store().metrics(window())).toEqual(NOTHING);
  });

  it("metrics: takes a run by its start, the first moment included and the last not, with all its steps", async () => {
    await store().save(ranAt(0, "first", {}, [{ source: "sqlite" }, { source: "sqlite" }]));
    expect((await store().metrics(window({ toMs: T0 }))).runs.pass).toBe(0);
    const found = await store().metrics(window({ toMs: T0 + 1 }));
    expect(found.runs.pass).toBe(1);
    expect(found.lookups.sqlite).toBe(2);
  });

  it("metrics: comes to what the runs of a window come to, wherever it begins and ends", async () => {
    const offsets = [0, 1, 599_999, 600_000, 600_001, 1_200_000, 3_599_999, 3_600_000, 5_000_000, 7_199_999, 7_200_000];
    const ends = offsets.map((at, index) => ({ at, ms: 2 ** index, sources: index % 3 }));
    for (const { at, ms, sources } of ends) {
      const steps = Array.from({ length: sources }, () => ({ source: "memory" }) as const);
      await store().save(ranAt(at, `at-${at}`, { ms, healRounds: 1 }, steps));
    }
    const bound = fc.oneof(fc.constantFrom(...offsets), fc.integer({ min: -600_000, max: 7_800_000 }));
    await fc.assert(
      fc.asyncProperty(bound, bound, async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const meant = ends.filter(({ at }) => at >= from && at < to);
        const found = await store().metrics(window({ fromMs: T0 + from, toMs: T0 + to }));
        expect(found).toMatchObject({
          runs: { pass: meant.length, running: 0 },
          medianMs: medianOf(meant.map(({ ms }) => ms)),
          lookups: { memory: meant.reduce((sum, { sources }) => sum + sources, 0), sqlite: 0 },
          heals: { rounds: meant.length },
        });
      }),
      { numRuns: 60 },
    );
  });

  it("metrics: counts runs by verdict, and tells those under way apart", async () => {
    await store().save(runEnds(["pass", "fail", "pass", "partial", "pass"]));
    await store().save(eventsOf(sampleRun("open").slice(0, 3), T0 + 5));
    expect(await store().metrics(window())).toMatchObject({
      runs: { pass: 3, partial: 1, fail: 1, running: 1 },
      medianMs: 300,
      lookups: { sqlite: 1 },
    });
  });

  it("metrics: counts a run that died as failed", async () => {
    await store().save(eventsOf(sampleRun("dead").slice(0, 1), T0 - 60_000));
    await store().abortOrphans();
    expect(await store().metrics(window({ fromMs: T0 - 60_000 }))).toMatchObject({
      runs: { pass: 0, partial: 0, fail: 1, running: 0 },
    });
  });

  it("metrics: tells the exact median", async () => {
    const times = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 9 });
    let from = T0;
    await fc.assert(
      fc.asyncProperty(times, async (durations) => {
        const quarters = durations.map((ms) => ms / 4);
        const at = from - T0;
        const runs = quarters.flatMap((ms, index) => ranAt(at + index, `m${from}-${index}`, { ms }));
        await store().save(runs);
        const { medianMs } = await store().metrics(window({ fromMs: from, toMs: from + HOUR_MS }));
        expect(medianMs).toBe(medianOf(quarters));
        from += HOUR_MS;
      }),
      { numRuns: 25 },
    );
  });

  it("metrics: adds up where elements came from, and heals", async () => {
    const sources: readonly (Source | null)[] = ["run", "memory", "redis", "redis", "sqlite", "postgres", null];
    const healed: Partial<StepEnded> = { source: "heal", healed: true };
    await store().save(
      ranAt(
        0,
        "one",
        { healRounds: 2 },
        sources.map((source) => ({ source })),
      ),
    );
    const failed = { ...healed, outcome: "fail" } as const;
    await store().save(ranAt(1, "two", { healRounds: 1 }, [healed, failed, { source: "discovery" }]));
    const found = await store().metrics(window());
    expect(found.lookups).toEqual({ run: 1, memory: 1, redis: 2, sqlite: 1, postgres: 1, discovery: 1, heal: 2 });
    expect(found.heals).toEqual({ rounds: 3, healed: 1 });
  });

  it("metrics: names the elements that failed most, with the run they failed in last", async () => {
    const failing = (at: number, run: string, ...elements: readonly (string | null)[]) =>
      ranAt(at, run, { verdict: "fail" }, elements.map(failedOn));
    await store().save(failing(0, "a", "Stage", "Close Date", null));
    await store().save(failing(60_000, "b", "Stage", "Amount"));
    await store().save(failing(30_000, "c", "Stage", "Later", "Earlier"));
    await store().save(ranAt(90_000, "d", {}, [{ element: "Amount" }, { element: "Stage" }]));
    const { failing: told } = await store().metrics(window());
    expect(told).toEqual([
      { element: "Stage", failures: 3, lastRun: "b", lastTime: "2026-11-21T10:01:01.000Z" },
      { element: "Amount", failures: 1, lastRun: "b", lastTime: "2026-11-21T10:01:02.000Z" },
      { element: "Earlier", failures: 1, lastRun: "c", lastTime: "2026-11-21T10:00:33.000Z" },
      { element: "Later", failures: 1, lastRun: "c", lastTime: "2026-11-21T10:00:32.000Z" },
      { element: "Close Date", failures: 1, lastRun: "a", lastTime: "2026-11-21T10:00:02.000Z" },
    ]);
    expect((await store().metrics(window({ top: 2 }))).failing.map(({ element }) => element)).toEqual([
      "Stage",
      "Amount",
    ]);
    expect((await store().metrics(window({ fromMs: T0 + 60_000, top: 1 }))).failing).toEqual([
      { element: "Amount", failures: 1, lastRun: "b", lastTime: "2026-11-21T10:01:02.000Z" },
    ]);
  });

  it("metrics: comes to the same whatever the batches, the order and the repeats", async () => {
    const steps = [{ source: "memory" }, { source: "heal", healed: true }, failedOn("Stage")] as const;
    const all = [...ranAt(0, "one", { verdict: "fail" }, steps), ...ranAt(7, "two", {}, steps)];
    await store().save(all);
    const wanted = await store().metrics(window());
    expect(wanted).toMatchObject({ lookups: { memory: 2, heal: 2 }, heals: { rounds: 4, healed: 2 } });
    const shuffled = fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2, maxLength: all.length * 2 });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(shuffled, fc.integer({ min: 1, max: 7 }), async (events, size) => {
        const day = ++count * 24 * HOUR_MS;
        const moved = events.map((event): RunEvent => {
          const copy: RunEvent = JSON.parse(JSON.stringify(event).replaceAll(/"(one|two)"/g, `"$1-${count}"`));
          return { ...copy, ts: new Date(Date.parse(event.ts) + day).toISOString() };
        });
        for (let from = 0; from < moved.length; from += size) await store().save(moved.slice(from, from + size));
        const told = await store().metrics(window({ fromMs: T0 + day, toMs: T0 + day + HOUR_MS }));
        const failing = wanted.failing.map((each) => ({ ...each, lastRun: `${each.lastRun}-${count}` }));
        expect(told).toEqual({
          ...wanted,
          failing: failing.map((each) => ({ ...each, lastTime: expect.any(String) })),
        });
      }),
      { numRuns: 20 },
    );
  });
};
