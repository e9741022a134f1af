import { describe, expect, it } from "vitest";
import type { FakeElement, FakePage } from "../../../fakes/page";
import { createFakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake, step, visible } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const page = (elements: readonly FakeElement[] = [save], more: Partial<FakePage> = {}): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
  ...more,
});
const steps = [click("S1", "Save", { outcome: [visible("Save")] })];

describe("cold and warm", () => {
  it("discovers what is not remembered, acts on it and remembers it when the run passed", async () => {
    const layer = createFakeLayer("sqlite");
    const ran = await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
    expect(ran.types).toEqual([
      "invocation.start",
      "run.start",
      "step.start",
      "lookup",
      "discover",
      "step.end",
      "run.end",
      "invocation.end",
    ]);
    expect(ran.of("lookup")[0]).toMatchObject({ source: "miss", hit: false, reason: "absent" });
    expect(ran.of("step.end")[0]).toMatchObject({
      outcome: "success",
      source: "discovery",
      strategy: "testid",
      healed: false,
    });
    expect(ran.browser.performed).toEqual([{ kind: "click", target: "button save" }]);
    expect([...layer.entries.values()]).toMatchObject([{ element: "Save", action: "click", rev: 1, probation: 0 }]);
    expect([...layer.lists.values()]).toEqual([[...layer.entries.keys()]]);
  });

  it("proves what is remembered in one look, reads it with one recall and does not write it again", async () => {
    const layer = createFakeLayer("sqlite");
    await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
    layer.calls.length = 0;
    const ran = await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
    expect(ran.of("lookup")[0]).toMatchObject({ source: "sqlite", hit: true, strategy: "testid" });
    expect(ran.of("discover")).toEqual([]);
    expect(ran.browser.calls).toEqual(["goto http://shop.test/", "verify"]);
    expect(layer.calls).toEqual(["recall", "countHits"]);
    expect(ran.of("invocation.end")[0]?.cache).toMatchObject({ sqlite: 1, miss: 0, hitRate: 1 });
  });

  it("refreshes the proof of an entry that is older than an hour, without a new rev", async () => {
    const layer = createFakeLayer("sqlite");
    await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
    const [entry] = layer.entries.values();
    if (!entry) throw new Error("nothing was remembered");
    layer.entries.set(entry.key, { ...entry, verifiedAt: entry.verifiedAt - 2 * 3_600_000 });
    await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
    expect(layer.entries.get(entry.key)?.rev).toBe(entry.rev);
    expect(layer.entries.get(entry.key)?.verifiedAt).toBeGreaterThan(entry.verifiedAt - 3_600_000);
  });

  it("counts an expired entry as a miss and replaces it with a higher rev", async () => {
    const layer = createFakeLayer("sqlite");
    await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
    const [entry] = layer.entries.values();
    if (!entry) throw new Error("nothing was remembered");
    layer.entries.set(entry.key, { ...entry, expiresAt: 1 });
    const ran = await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
    expect(ran.of("lookup")[0]).toMatchObject({ source: "miss", reason: "expired" });
    expect(layer.entries.get(entry.key)?.rev).toBe(entry.rev + 1);
  });

  it("takes what this run has just proven as source run", async () => {
    const twice = [click("S1", "Save"), click("S2", "Save")];
    const ran = await runFake({ page: page() }, [requirement(twice)]);
    expect(ran.of("lookup").map(({ source }) => source)).toEqual(["miss", "run"]);
  });

  it("reads all steps of a page in one call and fills the layers above", async () => {
    const memory = createFakeLayer("memory");
    const sqlite = createFakeLayer("sqlite");
    const two = [save, { role: "button", name: "Open", testId: "open" }];
    const both = [click("S1", "Save"), click("S2", "Open")];
    await runFake({ page: page(two) }, [requirement(both)], { layers: [sqlite] });
    sqlite.lists.clear();
    sqlite.calls.length = 0;
    const ran = await runFake({ page: page(two) }, [requirement(both)], { layers: [memory, sqlite] });
    expect(ran.of("lookup").map(({ source }) => source)).toEqual(["sqlite", "sqlite"]);
    expect(sqlite.calls.filter((call) => call === "getMany")).toHaveLength(1);
    expect(memory.entries.size).toBe(2);
    const warm = await runFake({ page: page(two) }, [requirement(both)], { layers: [memory, sqlite] });
    expect(warm.of("lookup").map(({ source }) => source)).toEqual(["memory", "memory"]);
  });

  it.each([
    ["read", "sqlite", 1],
    ["refresh", "miss", 2],
    ["off", "miss", 1],
  ] as const)("cache %s looks up %s", async (cache, source, rev) => {
    const layer = createFakeLayer("sqlite");
    await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
    const ran = await runFake({ page: page() }, [requirement(steps)], { layers: [layer], options: { cache } });
    expect(ran.of("lookup")[0]?.source).toBe(source);
    expect([...layer.entries.values()][0]?.rev).toBe(rev);
    if (cache === "read") expect(layer.hits.size).toBe(0);
  });

  it("remembers nothing of a run that failed", async () => {
    const layer = createFakeLayer("sqlite");
    const failing = [click("S1", "Save"), step("S2", { kind: "expect", that: visible("Thanks") }, { timeoutMs: 100 })];
    const ran = await runFake({ page: page() }, [requirement(failing)], { layers: [layer] });
    expect(ran.verdict).toBe("fail");
    expect(layer.entries.size).toBe(0);
  });

  it("passes with every layer down, told once for each", async () => {
    const layers = [createFakeLayer("redis", { broken: true }), createFakeLayer("postgres", { broken: true })];
    const ran = await runFake({ page: page() }, [requirement([click("S1", "Save"), click("S2", "Save")])], { layers });
    expect(ran.exitCode).toBe(0);
    expect(ran.of("error").map(({ code }) => code)).toEqual(["degraded", "degraded"]);
    expect(ran.of("invocation.end")[0]?.degraded).toEqual(["redis", "postgres"]);
  });

  it("looks up a silent layer for its deadline only", async () => {
    const silent = { ...createFakeLayer("redis"), recall: () => new Promise<never>(() => {}) };
    const clocked = runFake({ page: page() }, [requirement(steps)], {
      layers: [silent],
      onEvent: () => {},
      needs: { clock: { now: () => Date.now(), elapsed: () => performance.now(), sleep: (ms) => Bun.sleep(ms) } },
    });
    const ran = await clocked;
    expect(ran.exitCode).toBe(0);
    expect(ran.of("invocation.end")[0]?.degraded).toEqual(["redis"]);
  });
});
