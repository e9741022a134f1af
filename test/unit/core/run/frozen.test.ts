import { describe, expect, it } from "vitest";
import type { FakeElement, FakePage } from "../../../fakes/page";
import { createFakeLayer, type FakeLayer } from "../../../fakes/stores";
import { click, query, requirement, runFake, step, visible } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const send: FakeElement = { role: "button", name: "Send", testId: "send", css: "#send" };
const page = (elements: readonly FakeElement[] = [save, send], more: Partial<FakePage> = {}): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
  ...more,
});
const steps = [click("S1", "Save", { outcome: [visible("Save")] })];

const learnt = async (): Promise<FakeLayer> => {
  const layer = createFakeLayer("sqlite");
  await runFake({ page: page() }, [requirement(steps)], { layers: [layer] });
  layer.calls.length = 0;
  return layer;
};
const frozen = (layer: FakeLayer, ...[script, requirements]: Parameters<typeof runFake>) =>
  runFake(script, requirements, { layers: [layer], options: { frozen: true } });

describe("a frozen run", () => {
  it("acts on what is remembered and proven, and writes nothing", async () => {
    const ran = await frozen(await learnt(), { page: page() }, [requirement(steps)]);
    expect(ran).toMatchObject({ exitCode: 0, verdict: "pass" });
    expect(ran.of("lookup")[0]).toMatchObject({ source: "sqlite", hit: true });
  });

  it("ends with 4 on a miss: nothing is looked for, the element is named, and how to mend it", async () => {
    const layer = createFakeLayer("sqlite");
    const ran = await frozen(layer, { page: page() }, [requirement(steps)]);
    expect(ran).toMatchObject({ exitCode: 4, verdict: "fail" });
    expect(ran.types).not.toContain("discover");
    expect(ran.browser.calls).not.toContain("discover");
    expect(ran.of("lookup")[0]).toMatchObject({ source: "miss", reason: "absent" });
    expect(ran.of("step.end")[0]?.error).toMatchObject({
      code: "frozen",
      message: expect.stringContaining("Save is not remembered on http://shop.test/"),
      hint: expect.stringContaining("pacts cache export"),
    });
    expect(layer.calls).not.toContain("putMany");
    expect(ran.browser.performed).toEqual([]);
  });

  it("does not heal: neither by another locator nor by a strategy, whatever the step says", async () => {
    for (const changed of [
      { ...save, testId: "other" },
      { ...save, testId: "other", css: "#other" },
      { ...save, role: "link", testId: "x", css: "#x" },
    ]) {
      const layer = await learnt();
      const before = JSON.stringify([...layer.entries.values()]);
      const healing = [click("S1", "Save", { heal: "auto", cache: "refresh" })];
      const ran = await frozen(layer, { page: page([changed]) }, [requirement(healing)]);
      expect(ran.exitCode).toBe(4);
      expect(ran.types).not.toContain("heal.attempt");
      expect(ran.of("step.end")[0]?.error).toMatchObject({
        code: "frozen",
        message: expect.stringContaining("Save is not as it is remembered"),
      });
      expect(JSON.stringify([...layer.entries.values()])).toBe(before);
    }
  });

  it("waits for a page that moves on by itself to where the element is remembered", async () => {
    const layer = await learnt();
    const later = [{ at: 2000, apply: (shown: FakePage) => Object.assign(shown, { url: "http://shop.test/" }) }];
    const start = page([save], { url: "http://shop.test/loading" });
    const script = { page: start, later, onGoto: () => ({ ok: true }) as const };
    expect((await frozen(layer, script, [requirement(steps)])).exitCode).toBe(0);
  });

  it("uses a selector as it stands", async () => {
    const bare = query("", { kind: "clickable", selector: "#save" });
    const ran = await frozen(createFakeLayer("sqlite"), { page: page() }, [
      requirement([step("S1", { kind: "click", element: bare })]),
    ]);
    expect(ran.of("step.end")[0]?.error?.code).not.toBe("frozen");
  });

  it("ends with 1 when something else failed as well", async () => {
    const failing = requirement([click("S1", "Save", { outcome: [visible("Nothing")] })], { id: "other" });
    const missing = requirement([click("S1", "Send")]);
    const layer = await learnt();
    expect((await frozen(layer, { page: page() }, [missing, failing])).exitCode).toBe(1);
    expect((await frozen(layer, { page: page() }, [missing, requirement(steps, { id: "fine" })])).exitCode).toBe(4);
  });

  it("ends with 4 when only an optional step was in the way", async () => {
    const optional = [click("S1", "Send", { optional: true }), click("S2", "Save")];
    const ran = await frozen(await learnt(), { page: page() }, [requirement(optional)]);
    expect(ran).toMatchObject({ exitCode: 4, verdict: "partial" });
  });
});
