import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunEvent, RunEventBody } from "#core/model/event";
import { HOUR_MS, type Total, type TotalName } from "#core/model/figures";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { Figures, ListPage } from "#core/ports/figures";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";
import type { Upkeep } from "#core/ports/upkeep";
import { eventsOf, sampleAttempt, sampleEntry, sampleRun, stepEnded, T0 } from "./samples";

export interface FiguresSubject {
  readonly figures: Figures;
  /** Stores on the same data. */
  readonly runs: RunStore;
  readonly history: HealHistory;
  readonly layer: CacheLayer;
  readonly upkeep: Upkeep;
  readonly dispose: () => Promise<void>;
}

const drift = (run: string, score: number): RunEventBody => ({
  type: "drift",
  run,
  req: "req-1",
  step: "S1",
  score,
  threshold: 0.35,
  changed: ["id"],
});

/** A run with two drifts, and a failed step that was searched for. */
const richRun = (run: string, at = T0): readonly RunEvent[] => {
  const [start, , ...rest] = sampleRun(run, "req-1", "fail");
  const searched = { ...stepEnded(run, "req-1", 4), source: "discovery", discoverMs: 12 } as const;
  return eventsOf([start, drift(run, 0.1), drift(run, 0.35), searched, ...rest] as readonly RunEventBody[], at);
};

const rowsOf = (totals: readonly Total[], name: TotalName) =>
  totals
    .filter((total) => total.name === name)
    .map(({ a, b, upToMs, count, ms }) => [a, b, upToMs, count, ms] as const)
    .sort();

/** All pages of a list, of two rows each. */
const pagesOf = async <Row>(
  ask: (page: ListPage) => Promise<readonly Row[]>,
  placeOf: (row: Row) => NonNullable<ListPage["after"]>,
): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await ask({ limit: 2, ...(last === undefined ? {} : { after: placeOf(last) }) });
    rows.push(...page);
    if (page.length < 2) return rows;
  }
};

/** The law of the figures; every adapter answers to it. */
export const figuresContract = (name: string, make: () => Promise<FiguresSubject>): void => {
  describe(`figures: ${name}`, () => {
    let subject: FiguresSubject;
    const totalsOf = async (of: TotalName) => rowsOf((await subject.figures.totals()).totals, of);
    beforeEach(async () => {
      subject = await make();
    });
    afterEach(() => subject.dispose());

    it("an empty store: no totals, bounds that end in infinity, no hours, no rows", async () => {
      const { figures } = subject;
      const { totals, bounds } = await figures.totals();
      expect(totals).toEqual([]);
      for (const of of [bounds.lookup, bounds.discovery, bounds.run]) {
        expect(of).toEqual([...of].sort((a, b) => a - b));
        expect(of.at(-1)).toBe(Number.POSITIVE_INFINITY);
        expect(new Set(of).size).toBe(of.length);
      }
      expect(await figures.hours({ fromMs: 0, toMs: T0 * 2 })).toEqual([]);
      expect(await figures.runs({ limit: 5 })).toEqual([]);
      expect(await figures.attempts({ limit: 5 })).toEqual([]);
      expect(await figures.entries({ limit: 5 })).toEqual([]);
      await figures.ping();
    });

    it("counts runs, steps, look-ups, searches, failures, drifts and heals", async () => {
      const { runs, history } = subject;
      await runs.save(richRun("one"));
      await runs.save(eventsOf(sampleRun("two"), T0 + 1));
      await runs.save(eventsOf(sampleRun("open").slice(0, 1), T0 + 2));
      await history.record([sampleAttempt("h1", { healTimeMs: 4 }), sampleAttempt("h2", { healTimeMs: 6 })]);
      await history.record([sampleAttempt("h3", { outcome: "fail", strategy: "label", failedIn: "search" })]);
      expect(await totalsOf("run")).toEqual([
        ["fail", "", 10_000, 1, 6500.5],
        ["pass", "", 10_000, 1, 6500.5],
      ]);
      expect(await totalsOf("step")).toEqual([
        ["click", "fail", 0, 1, 14.5],
        ["click", "skipped", 0, 2, 29],
        ["click", "success", 0, 4, 58],
      ]);
      expect(await totalsOf("lookup")).toEqual([
        ["discovery", "", 0.25, 1, 0.25],
        ["sqlite", "", 0.25, 4, 1],
      ]);
      expect(await totalsOf("discovery")).toEqual([["", "", 25, 1, 12]]);
      expect(await totalsOf("error")).toEqual([["not-found", "", 0, 1, 0]]);
      expect(await totalsOf("drift")).toEqual([
        ["accepted", "", 0, 1, 0],
        ["refused", "", 0, 1, 0],
      ]);
      expect(await totalsOf("heal")).toEqual([
        ["label", "fail", 0, 1, 10],
        ["role", "success", 0, 2, 10],
      ]);
    });

    it("totals are the same whatever the batches and the repeats", async () => {
      const { runs, history, figures } = subject;
      const events = richRun("one");
      await runs.save(events);
      await history.record([sampleAttempt("h1")]);
      const wanted = (await figures.totals()).totals;
      for (const event of events) await runs.save([event]);
      await runs.save([...events, ...events]);
      await history.record([sampleAttempt("h1")]);
      expect((await figures.totals()).totals).toEqual(wanted);
    });

    it("totals never fall: runs, attempts and drifts that are pruned stay counted", async () => {
      const { runs, history, figures, upkeep } = subject;
      await runs.save(richRun("one"));
      await history.record([sampleAttempt("h1")]);
      const wanted = (await figures.totals()).totals;
      const before = T0 + HOUR_MS;
      expect((await upkeep.prune({ historyMs: before, entriesMs: before })).runs).toMatchObject([{ run: "one" }]);
      expect((await figures.totals()).totals).toEqual(wanted);
      expect(await figures.hours({ fromMs: T0 - HOUR_MS, toMs: T0 + HOUR_MS })).toEqual([]);
      await runs.save(richRun("two", T0 + 2 * HOUR_MS));
      expect(await totalsOf("run")).toEqual([["fail", "", 10_000, 2, 13_001]]);
    });

    it("a run that died and is told of after all counts once", async () => {
      const { runs } = subject;
      await runs.save(eventsOf(sampleRun("late").slice(0, 3), T0 - 1));
      await runs.abortOrphans();
      await runs.save(eventsOf(sampleRun("late"), T0 - 1));
      expect((await totalsOf("run")).reduce((sum, [, , , count]) => sum + count, 0)).toBe(1);
    });

    it("tells what happened hour by hour", async () => {
      const { runs, history, figures } = subject;
      await runs.save(richRun("one", T0 + 1));
      await runs.save(eventsOf(sampleRun("two"), T0 + 2 * HOUR_MS));
      await runs.save(eventsOf(sampleRun("before"), T0 - 1));
      await history.record([sampleAttempt("h1", { createdAt: T0 }), sampleAttempt("h2", { createdAt: T0 + HOUR_MS })]);
      await history.record([sampleAttempt("h3", { createdAt: T0, outcome: "fail" })]);
      const quiet = { run: 0, memory: 0, redis: 0, sqlite: 0, postgres: 0, discovery: 0, heal: 0 };
      const nothing = {
        runs: { pass: 0, partial: 0, fail: 0 },
        lookups: quiet,
        heals: { success: 0, fail: 0 },
        drifts: { accepted: 0, refused: 0 },
      };
      const wanted = [
        {
          atMs: T0,
          runs: { pass: 0, partial: 0, fail: 1 },
          lookups: { ...quiet, sqlite: 2, discovery: 1 },
          heals: { success: 1, fail: 1 },
          drifts: { accepted: 1, refused: 1 },
        },
        { ...nothing, atMs: T0 + HOUR_MS, heals: { success: 1, fail: 0 } },
        {
          ...nothing,
          atMs: T0 + 2 * HOUR_MS,
          runs: { pass: 1, partial: 0, fail: 0 },
          lookups: { ...quiet, sqlite: 2 },
        },
      ];
      expect(await figures.hours({ fromMs: T0, toMs: T0 + 3 * HOUR_MS })).toEqual(wanted);
      expect(await figures.hours({ fromMs: T0 - 5, toMs: T0 + 2 * HOUR_MS })).toEqual(wanted.slice(0, 2));
    });

    it("lists page by page come to the whole, newest first, also where times are the same", async () => {
      const { runs, history, layer, figures } = subject;
      for (const [id, at] of [
        ["a", 0],
        ["b", 5],
        ["c", 5],
        ["d", 5],
        ["e", 9],
      ] as const) {
        await runs.save(eventsOf(sampleRun(id), T0 + at));
        await history.record([sampleAttempt(id, { createdAt: T0 + at, runId: id })]);
        await layer.putMany([sampleEntry(id, { verifiedAt: T0 + at })]);
      }
      const wanted = ["e", "d", "c", "b", "a"];
      const found = await pagesOf(figures.runs, ({ startTime, id }) => ({ atMs: Date.parse(startTime), id }));
      expect(found.map(({ id }) => id)).toEqual(wanted);
      expect(found).toEqual(await runs.recent({ limit: 9 }));
      const tries = await pagesOf(figures.attempts, ({ createdAt, id }) => ({ atMs: createdAt, id }));
      expect(tries.map(({ id }) => id)).toEqual(wanted);
      expect(tries).toEqual(await history.recent(0, 9));
      const entries = await pagesOf(figures.entries, ({ verifiedAt, key }) => ({ atMs: verifiedAt, id: key }));
      expect(entries.map(({ key }) => key)).toEqual(["e", "b", "c", "d", "a"]);
      expect(entries[0]).toEqual({
        key: "e",
        url: "https://example.test/accounts",
        element: "Button e",
        action: "click",
        rev: 1,
        probation: 0,
        hitCount: 0,
        createdAt: T0,
        verifiedAt: T0 + 9,
        expiresAt: T0 + 1_000_000_000_000,
      });
    });
  });
};
