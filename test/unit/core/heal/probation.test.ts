import { describe, expect, it } from "vitest";
import type { Step } from "#core/model/step";
import type { FakeElement, FakePage } from "../../../fakes/page";
import { createFakeLayer, type FakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake, step, visible } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
/** The same for a person, at another address. */
const moved: FakeElement = { role: "link", name: "Save", testId: "moved", css: "#moved" };
const thanks: FakeElement = { role: "heading", name: "Thanks", css: "h1" };

const page = (elements: readonly FakeElement[]): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "",
  elements,
});
const press = click("S1", "Save");
const thanked = step("S2", { kind: "expect", that: visible("Thanks") });

const run = (layer: FakeLayer, elements: readonly FakeElement[], steps: readonly Step[] = [press]) =>
  runFake({ page: page(elements) }, [requirement(steps)], { layers: [layer] });
const entryOf = (layer: FakeLayer) => [...layer.entries.values()].find(({ element }) => element === "Save");
const firstOf = (layer: FakeLayer) => entryOf(layer)?.locators[0]?.args;

/** An entry that was healed once, in a run that passed. */
const healed = async (): Promise<FakeLayer> => {
  const layer = createFakeLayer("sqlite");
  await run(layer, [save]);
  await run(layer, [moved]);
  expect(entryOf(layer)).toMatchObject({ probation: 2, rev: 2 });
  return layer;
};

describe("a healed element", () => {
  it("is proven when three runs have passed with it, the one that healed it among them", async () => {
    const layer = await healed();
    expect(entryOf(layer)?.former?.fingerprint.testId).toBe("save");
    await run(layer, [moved]);
    expect(entryOf(layer)).toMatchObject({ probation: 1, former: { fingerprint: { testId: "save" } } });
    await run(layer, [moved]);
    expect(entryOf(layer)).toMatchObject({ probation: 0 });
    expect(entryOf(layer)).not.toHaveProperty("former");
  });

  it("passes one run, however often the run uses it", async () => {
    const layer = await healed();
    await run(layer, [moved], [press, click("S2", "Save"), click("S3", "Save")]);
    expect(entryOf(layer)?.probation).toBe(1);
  });

  it("goes back to what it was when its own step fails on probation", async () => {
    const layer = await healed();
    const ran = await run(layer, [moved], [click("S1", "Save", { outcome: [visible("Thanks")] })]);
    expect(ran.verdict).toBe("fail");
    expect(entryOf(layer)).toMatchObject({ probation: 0, rev: 3, fingerprint: { testId: "save" } });
    expect(firstOf(layer)).toMatchObject({ value: "save" });
    expect(entryOf(layer)).not.toHaveProperty("former");
  });

  it("goes back when a later step of the run fails: it may have been the wrong one", async () => {
    const layer = await healed();
    await run(layer, [moved], [press, thanked]);
    expect(firstOf(layer)).toMatchObject({ value: "save" });
  });

  it("goes back when another element stands in its place", async () => {
    const layer = await healed();
    await run(layer, [{ ...thanks, css: "#moved" }]);
    expect(entryOf(layer)).toMatchObject({ probation: 0, fingerprint: { testId: "save" } });
  });

  it("goes back when it is gone and nothing is found", async () => {
    const layer = await healed();
    await run(layer, [thanks]);
    expect(entryOf(layer)).toMatchObject({ probation: 0, fingerprint: { testId: "save" } });
  });

  it("is healed again from what was proven last, not from what was on probation", async () => {
    const layer = await healed();
    await run(layer, [{ role: "menuitem", name: "Save", testId: "third", css: "#third" }]);
    expect(entryOf(layer)).toMatchObject({ probation: 2, rev: 3, fingerprint: { testId: "third" } });
    expect(entryOf(layer)?.former?.fingerprint.testId).toBe("save");
  });

  it("stays where it is once it is proven, whatever fails", async () => {
    const layer = await healed();
    await run(layer, [moved]);
    await run(layer, [moved]);
    await run(layer, [moved], [press, thanked]);
    expect(firstOf(layer)).toMatchObject({ value: "moved" });
  });

  it("is not judged by a run that was cut short", async () => {
    const layer = await healed();
    const stop = new AbortController();
    await runFake({ page: page([moved]) }, [requirement([press, thanked])], {
      layers: [layer],
      needs: { signal: stop.signal },
      onEvent: (event) => {
        if (event.type === "step.end" && event.step === "S1") stop.abort();
      },
    });
    expect(entryOf(layer)).toMatchObject({ probation: 2, fingerprint: { testId: "moved" } });
  });
});
