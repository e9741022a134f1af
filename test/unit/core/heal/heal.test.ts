import { describe, expect, it } from "vitest";
import { bearsName } from "#core/heal/same-name";
import { type FakeElement, type FakePage, show, snapshotOf } from "../../../fakes/page";
import type { FakeScript } from "../../../fakes/session";
import { createFakeHistory, createFakeLayer, type FakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake, type Ran, type WorldOptions } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const page = (elements: readonly FakeElement[]): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "",
  elements,
});
const steps = [click("S1", "Save")];

const learned = async (): Promise<FakeLayer> => {
  const layer = createFakeLayer("sqlite");
  await runFake({ page: page([save]) }, [requirement(steps)], { layers: [layer] });
  layer.calls.length = 0;
  return layer;
};
const changedTo = async (
  elements: readonly FakeElement[],
  more: WorldOptions = {},
): Promise<Ran & { layer: FakeLayer }> => {
  const layer = await learned();
  return { ...(await runFake({ page: page(elements) }, [requirement(steps)], { layers: [layer], ...more })), layer };
};
const changedWith = async (script: FakeScript, more: WorldOptions = {}): Promise<Ran> =>
  runFake(script, [requirement(steps)], { layers: [await learned()], ...more });
const entryOf = (layer: FakeLayer) => [...layer.entries.values()][0];

describe("healing", () => {
  it("takes a stored sibling, tells it as a heal, and puts it first", async () => {
    const ran = await changedTo([{ ...save, testId: "renamed" }]);
    expect(ran.types.slice(2, -2)).toEqual([
      "step.start",
      "lookup",
      "drift",
      "heal.attempt",
      "heal.result",
      "step.end",
    ]);
    expect(ran.of("lookup")[0]).toMatchObject({ source: "sqlite", hit: true, strategy: "role" });
    expect(ran.of("heal.attempt")[0]).toMatchObject({ strategy: "sibling", ok: true });
    expect(ran.of("step.end")[0]).toMatchObject({ healed: true, source: "heal", strategy: "role", outcome: "success" });
    expect(ran.of("run.end")[0]).toMatchObject({ verdict: "pass", healed: 1, healRounds: 1 });
    expect(entryOf(ran.layer)).toMatchObject({ rev: 2, probation: 2 });
    expect(entryOf(ran.layer)?.locators[0]?.strategy).toBe("role");
  });

  it("relocates by its fingerprint an element whose name has grown, once the remembered one had time to come", async () => {
    const history = createFakeHistory();
    const grown: FakeElement = { ...save, name: "Save changes", testId: "store", css: "#store" };
    const ran = await changedTo([grown, { role: "link", name: "Home" }], { needs: { history } });
    expect(ran.of("lookup")[0]).toMatchObject({ source: "miss", reason: "unproven" });
    const attempts = ran.of("heal.attempt");
    expect(attempts[1]).toMatchObject({ strategy: "relocation", ok: false });
    expect(attempts[1]?.reason).toContain("may still come");
    expect(attempts.at(-1)).toMatchObject({ strategy: "relocation", ok: true });
    expect(ran.clock.elapsed()).toBeGreaterThanOrEqual(2_000);
    expect(ran.browser.performed).toEqual([{ kind: "click", target: "button store" }]);
    expect(history.attempts[0]).toMatchObject({
      strategy: "sibling",
      outcome: "fail",
      element: "Save",
      triedSelector: "",
    });
    const last = history.attempts.at(-1);
    expect(last).toMatchObject({ strategy: "relocation", outcome: "success", url: "http://shop.test/" });
    expect(last?.confidence).toBeGreaterThan(0.6);
    expect(entryOf(ran.layer)).toMatchObject({ rev: 2, probation: 2 });
  });

  it("does not wait for another where an identifier of the one with the grown name stayed", async () => {
    const ran = await changedTo([{ ...save, name: "Save changes", testId: "store" }]);
    expect(ran.of("lookup")[0]).toMatchObject({ source: "miss", reason: "drifted" });
    expect(ran.of("drift")[0]).toMatchObject({ score: 0.5, threshold: 0.35, changed: ["name", "testId"] });
    expect(ran.browser.performed).toEqual([{ kind: "click", target: "button store" }]);
    expect(ran.clock.elapsed()).toBeLessThan(1_000);
  });

  it("never takes an element of another name for the remembered one, however much else it shares", async () => {
    const ran = await changedTo([{ ...save, name: "Apply", testId: "store" }]);
    expect(ran.browser.performed).toEqual([]);
    expect(ran.of("heal.result")[0]).toMatchObject({ ok: false, strategy: null });
  });

  it("takes what is called by another word for the same", async () => {
    const ran = await changedTo([{ ...save, name: "Store", testId: "store" }]);
    expect(ran.browser.performed).toEqual([{ kind: "click", target: "button store" }]);
    expect(ran.of("heal.result")[0]).toMatchObject({ ok: true });
  });

  it("finds by its very name what is no longer like the remembered", async () => {
    const ran = await changedTo([{ role: "link", name: "Save", testId: "x", css: "#y", isOfAnotherSort: true }]);
    expect(ran.of("heal.attempt").filter(({ ok }) => ok)).toMatchObject([{ strategy: "discovery" }]);
    expect(ran.of("heal.result")[0]).toMatchObject({
      ok: true,
      strategy: "discovery",
      original: '[data-testid="save"]',
    });
  });

  it("leaves what bears the very name but stands behind a dialog", async () => {
    const behind: FakeElement = {
      role: "link",
      name: "Save",
      testId: "x",
      css: "#y",
      isOfAnotherSort: true,
      isBehind: true,
    };
    const ran = await changedTo([behind, { ...save, name: "Save changes", testId: "store" }]);
    expect(ran.browser.performed).toEqual([{ kind: "click", target: "button store" }]);
    expect((await changedTo([behind])).browser.performed).toEqual([]);
  });

  it("reads the page once for all strategies that look at it", async () => {
    const ran = await changedTo([{ role: "link", name: "Save", testId: "x", css: "#y", isOfAnotherSort: true }]);
    expect(ran.of("heal.attempt").length).toBeGreaterThan(3);
    expect(ran.browser.calls.filter((call) => call === "snapshot")).toHaveLength(1);
  });

  it("believes the name rather than the likeness when both point at something", async () => {
    const neighbour: FakeElement = { role: "button", name: "Save changes", testId: "store", css: "#save" };
    const meant: FakeElement = { role: "link", name: "Save", testId: "new", css: "#new", isOfAnotherSort: true };
    const ran = await changedTo([neighbour, meant]);
    expect(ran.browser.performed).toEqual([{ kind: "click", target: "link new" }]);
    expect(ran.of("heal.attempt")[1]).toMatchObject({ strategy: "relocation", ok: false });
  });

  it("finds what is only built when the page is scrolled, and leaves the page there", async () => {
    const moved: FakeElement = { ...save, testId: "x", css: "#y" };
    const ran = await changedWith({
      page: page([{ role: "link", name: "Home" }]),
      onReveal: (to, shown) => {
        if (to === "next") shown.elements = [moved];
        return true;
      },
    });
    expect(ran.of("heal.result")[0]).toMatchObject({ ok: true, strategy: "reveal" });
    expect(ran.browser.calls.filter((call) => call.startsWith("reveal"))).toEqual(["reveal first", "reveal next"]);
  });

  it("puts the page back when scrolling shows nothing", async () => {
    let screens = 0;
    const ran = await changedWith({ page: page([{ role: "link", name: "Home" }]), onReveal: () => ++screens < 4 });
    expect(ran.browser.calls.findLast((call) => call.startsWith("reveal"))).toBe("reveal before");
    expect(ran.verdict).toBe("fail");
  });

  it("does not heal to an element whose name now threatens harm", async () => {
    const ran = await changedTo([{ role: "button", name: "Delete Save", testId: "other", css: "#save" }]);
    expect(ran.browser.performed).toEqual([]);
    expect(ran.of("heal.result")[0]).toMatchObject({ ok: false });
  });

  it("does not heal what is gone, and says so", async () => {
    const ran = await changedTo([{ role: "link", name: "Home" }]);
    expect(ran.exitCode).toBe(1);
    expect(ran.of("step.end")[0]?.error).toMatchObject({ code: "gone", candidates: ['link "Home"'] });
    expect(ran.of("heal.result")[0]).toMatchObject({ ok: false, strategy: null });
    expect(ran.browser.performed).toEqual([]);
    expect(ran.of("heal.attempt").length).toBeLessThanOrEqual(7);
    expect(ran.layer.entries.size).toBe(1);
  });

  it("removes what drifted even when the run failed", async () => {
    const ran = await changedTo([{ role: "link", name: "Home", css: "#save" }]);
    expect(ran.verdict).toBe("fail");
    expect(ran.layer.entries.size).toBe(0);
  });

  it("comes back to the remembered element when it shows up late", async () => {
    const layer = await learned();
    const ran = await runFake({ page: page([]), later: [{ at: 2000, apply: show([save]) }] }, [requirement(steps)], {
      layers: [layer],
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.of("step.end")[0]).toMatchObject({ healed: false, source: "sqlite" });
  });

  it.each([
    ["a sibling", [{ ...save, testId: "renamed" }]],
    ["a drifted element", [{ ...save, name: "Store", testId: "renamed" }]],
  ])("stops at %s with heal off", async (_what, elements) => {
    const ran = await changedTo(elements, { options: { heal: "off" } });
    expect(ran.of("step.end")[0]?.error?.code).toBe("gone");
    expect(ran.of("heal.attempt")).toEqual([]);
    expect(ran.browser.performed).toEqual([]);
  });

  it("still discovers what was never remembered with heal off", async () => {
    const ran = await runFake({ page: page([save]) }, [requirement(steps)], { options: { heal: "off" } });
    expect(ran.exitCode).toBe(0);
  });

  it("only suggests with heal suggest", async () => {
    const history = createFakeHistory();
    const ran = await changedTo([{ ...save, testId: "renamed" }], { options: { heal: "suggest" }, needs: { history } });
    expect(ran.browser.performed).toEqual([]);
    expect(ran.of("step.end")[0]?.error?.hint).toContain("sibling would heal it with");
    expect(history.attempts).toEqual([]);
  });

  it("looks for another way when the remembered element cannot be acted on", async () => {
    const dead: FakeElement = { ...save, actionable: false };
    const ran = await changedTo([dead, { role: "link", name: "save ", testId: "alive" }]);
    expect(ran.of("step.end")[0]?.outcome).toBe("fail");
    expect(ran.of("heal.attempt").some(({ reason }) => reason === "it is the element that could not be acted on")).toBe(
      true,
    );
    expect(ran.clock.elapsed()).toBeLessThan(6000);
  });

  it("never acts again after an action that may have had an effect", async () => {
    const layer = await learned();
    const ran = await runFake(
      {
        page: page([save]),
        onPerform: () => ({ ok: false, failure: { code: "action", message: "it broke half way" } }),
      },
      [requirement(steps)],
      { layers: [layer] },
    );
    expect(ran.browser.performed).toHaveLength(1);
    expect(ran.of("step.end")[0]?.error?.code).toBe("action");
  });

  it("finds an element again that is torn down between look and action", async () => {
    const script = { page: page([save]) };
    let torn = false;
    const ran = await runFake(script, [requirement(steps)], {
      onEvent: (event) => {
        if (event.type !== "discover" || torn) return;
        torn = true;
        script.page.elements = [{ ...save }];
      },
    });
    expect(ran.exitCode).toBe(0);
    expect(ran.of("lookup")).toHaveLength(1);
    expect(ran.browser.performed).toHaveLength(1);
  });
});

describe("bearsName", () => {
  it("reads past case, spaces and marks, not past words", () => {
    const named = (name: string) => snapshotOf({ role: "textbox", name });
    expect(bearsName(named("* First  name:"), "first name")).toBe(true);
    expect(bearsName(named("First name of the child"), "First name")).toBe(false);
    expect(bearsName(named("+"), "+")).toBe(true);
    expect(bearsName(named("+"), "-")).toBe(false);
    expect(bearsName(snapshotOf({ role: "button", name: "Delete", css: "save" }), "Save")).toBe(false);
  });
});
