import { describe, expect, it } from "vitest";
import type { CacheEntry } from "#core/model/cache";
import { batchHits } from "#core/resolve/hit-counts";
import { createSearches, type OwnSearch } from "#core/resolve/searches";
import { sampleEntry } from "../../../contract/samples";
import { createFakeClock } from "../../../fakes/clock";
import { createFakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake, visible } from "../../../fakes/world";

const page = (elements = [{ role: "button", name: "Save", testId: "save" }]) => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
});
const rows = (steps = [click("S1", "Save")]) => ["a", "b", "c"].map((rowId) => requirement(steps, { rowId }));
const isOwn = (joined: CacheEntry | OwnSearch): joined is OwnSearch => "end" in joined;

describe("runs side by side", () => {
  it("look once for what none of them remembers, and each proves it on its own page", async () => {
    const layer = createFakeLayer("sqlite");
    const ran = await runFake({ page: page() }, rows(), { layers: [layer], options: { workers: 3 } });
    expect(ran.exitCode).toBe(0);
    expect(ran.browser.calls.filter((call) => call === "discover")).toHaveLength(1);
    expect(ran.browser.calls.filter((call) => call === "verify")).toHaveLength(2);
    expect(ran.of("lookup").map(({ source }) => source)).toEqual(["miss", "memory", "memory"]);
    expect(layer.entries.size).toBe(1);
    expect(layer.lists.size).toBe(3);
  });

  it("each writes what it used: the run that found it may fail", async () => {
    const layer = createFakeLayer("sqlite");
    let opened = 0;
    const failsFirst = { ...page(), elements: [{ role: "button", name: "Save", testId: "save" }] };
    const steps = [click("S1", "Save", { outcome: [visible("Save")] })];
    const ran = await runFake(
      {
        page: failsFirst,
        onPerform: () => (++opened === 1 ? { ok: false, failure: { code: "action", message: "no" } } : undefined),
      },
      rows(steps),
      { layers: [layer], options: { workers: 3 } },
    );
    expect(
      ran
        .of("run.end")
        .map(({ verdict }) => verdict)
        .sort(),
    ).toEqual(["fail", "pass", "pass"]);
    expect(layer.entries.size).toBe(1);
  });

  it("look for themselves when the search of another finds nothing", async () => {
    const ran = await runFake({ page: page([]) }, rows([click("S1", "Save", { timeoutMs: 50 })]), {
      options: { workers: 2 },
    });
    expect(ran.of("step.end").map(({ error }) => error?.code)).toEqual(["not-found", "not-found", "not-found"]);
  });
});

describe("searches", () => {
  it("are shared while they are under way, and only then", async () => {
    const searches = createSearches(createFakeClock());
    const first = await searches.join("k");
    if (!isOwn(first)) throw new Error("nobody searched before");
    const joined = searches.join("k");
    first.end(sampleEntry("k"));
    expect(await joined).toEqual(sampleEntry("k"));
    expect(isOwn(await searches.join("k"))).toBe(true);
  });

  it("are waited for 300 ms", async () => {
    const clock = createFakeClock();
    const searches = createSearches(clock);
    await searches.join("k");
    const joined = searches.join("k");
    clock.advance(300);
    expect(isOwn(await joined)).toBe(true);
  });
});

describe("batchHits", () => {
  it("adds up over runs, writes once, and tells who could not take it", async () => {
    const [redis, sqlite] = [createFakeLayer("redis", { broken: true }), createFakeLayer("sqlite")];
    const { layers, flush } = batchHits([redis, sqlite]);
    for (const layer of layers)
      await layer.countHits(
        new Map([
          ["a", 1],
          ["b", 2],
        ]),
      );
    for (const layer of layers) await layer.countHits(new Map([["a", 3]]));
    expect(sqlite.calls).toEqual([]);
    expect(await flush()).toMatchObject([{ name: "redis" }]);
    expect(sqlite.calls).toEqual(["countHits"]);
    expect([...sqlite.hits]).toEqual([
      ["a", 4],
      ["b", 2],
    ]);
    expect(await flush()).toEqual([]);
  });
});
