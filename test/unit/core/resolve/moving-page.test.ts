import { describe, expect, it } from "vitest";
import { type FakeElement, type FakePage, show } from "../../../fakes/page";
import { createFakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake, step, query } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const page = (elements: readonly FakeElement[] = [save], more: Partial<FakePage> = {}): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
  ...more,
});

describe("looking at a page that is still on its way", () => {
  it("does not take the old view of a page that is loading", async () => {
    const old: FakeElement = { role: "button", name: "Save", testId: "old" };
    const ran = await runFake(
      {
        page: page([old], { quiet: false }),
        later: [
          {
            at: 200,
            apply: (now) => {
              now.elements = [save];
              now.quiet = true;
            },
          },
        ],
      },
      [requirement([click("S1", "Save")])],
    );
    expect(ran.browser.performed).toEqual([{ kind: "click", target: "button save" }]);
  });

  it("takes a page that never becomes quiet after half a second", async () => {
    const ran = await runFake({ page: page([save], { quiet: false }) }, [requirement([click("S1", "Save")])]);
    expect(ran.exitCode).toBe(0);
    expect(ran.clock.elapsed()).toBeGreaterThanOrEqual(500);
    expect(ran.clock.elapsed()).toBeLessThan(700);
  });

  it.each([
    [100, 500],
    [600, 1200],
    [60_000, 3000],
  ])("waits for a page that took %i ms to be built %i ms at most", async (buildMs, waits) => {
    const ran = await runFake({ page: page([save], { quiet: false, buildMs }) }, [requirement([click("S1", "Save")])]);
    expect(ran.exitCode).toBe(0);
    expect(ran.clock.elapsed()).toBeGreaterThanOrEqual(waits);
    expect(ran.clock.elapsed()).toBeLessThan(waits + 200);
  });

  it("looks again under the key of the page it arrives at", async () => {
    const layer = createFakeLayer("sqlite");
    const onSecond = () => page([save], { url: "http://shop.test/second" });
    const direct = [click("S1", "Save")];
    await runFake({ page: onSecond(), onGoto: () => ({ ok: true }) }, [requirement(direct)], { layers: [layer] });
    const ran = await runFake(
      {
        page: page([], { url: "http://shop.test/first", quiet: false }),
        onGoto: () => ({ ok: true }),
        later: [
          {
            at: 300,
            apply: (now) => {
              now.url = "http://shop.test/second";
              now.elements = [save];
              now.quiet = true;
            },
          },
        ],
      },
      [requirement(direct)],
      { layers: [layer] },
    );
    expect(ran.of("lookup")).toHaveLength(1);
    expect(ran.of("lookup")[0]).toMatchObject({ source: "sqlite", hit: true });
    expect(ran.of("discover")).toEqual([]);
  });

  it("waits for what appears late and fails when it never does, with what came nearest", async () => {
    const late = await runFake({ page: page([]), later: [{ at: 3000, apply: show([save]) }] }, [
      requirement([click("S1", "Save")]),
    ]);
    expect(late.exitCode).toBe(0);
    const never = await runFake({ page: page([{ role: "button", name: "Open" }]) }, [
      requirement([click("S1", "Save")]),
    ]);
    expect(never.exitCode).toBe(1);
    expect(never.of("step.end")[0]?.error).toMatchObject({ code: "not-found", candidates: ['button "Open"'], line: 4 });
    expect(never.of("discover")).toMatchObject([{ found: false }]);
    expect(never.clock.elapsed()).toBeLessThan(5600);
  });

  it("refuses a stable tie soon instead of waiting for the deadline", async () => {
    const ran = await runFake({ page: page([save, { role: "button", name: "Save", testId: "other" }]) }, [
      requirement([click("S1", "Save")]),
    ]);
    expect(ran.of("step.end")[0]?.error).toMatchObject({ code: "ambiguous", hint: "say within which part" });
    expect(ran.browser.performed).toEqual([]);
    expect(ran.clock.elapsed()).toBeLessThan(800);
  });

  it("does not loop for ever on a page that navigates all the time", async () => {
    let count = 0;
    const ran = await runFake(
      {
        page: {
          get url() {
            return `http://shop.test/page-${["a", "b", "c"][count++ % 3]}`;
          },
          set url(_) {},
          quiet: true,
          title: "",
          elements: [save],
        },
      },
      [requirement([click("S1", "Save")])],
    );
    expect(ran.of("step.end")[0]).toMatchObject({ outcome: "fail", error: { code: "timeout" } });
    expect(ran.browser.performed).toEqual([]);
  });

  it("types into what has the focus without looking for anything", async () => {
    const ran = await runFake({ page: page() }, [
      requirement([step("S1", { kind: "type", value: "abc" }), step("S2", { kind: "press", key: "Enter" })]),
    ]);
    expect(ran.of("lookup")).toEqual([]);
    expect(ran.browser.performed.map(({ target }) => target)).toEqual(["focus", "focus"]);
  });

  it("neither looks up nor remembers a selector", async () => {
    const layer = createFakeLayer("sqlite");
    const raw = step("S1", { kind: "click", element: query("Save", { selector: "#save" }) });
    const ran = await runFake({ page: page() }, [requirement([raw])], { layers: [layer] });
    expect(ran.exitCode).toBe(0);
    expect(ran.of("lookup")).toEqual([]);
    expect(layer.entries.size).toBe(0);
  });

  it("heals from what the requirement knew under another address of the site, and remembers the new place", async () => {
    const layer = createFakeLayer("sqlite");
    const steps = [click("S1", "Save")];
    const at = (url: string, element: FakeElement) => ({
      page: page([element], { url }),
      onGoto: () => ({ ok: true as const }),
    });
    await runFake(at("http://shop.test/old", save), [requirement(steps)], { layers: [layer] });
    const renamed = { ...save, name: "Store" };
    const moved = await runFake(at("http://shop.test/new", renamed), [requirement(steps)], { layers: [layer] });
    expect(moved.of("lookup")).toMatchObject([{ source: "miss", reason: "absent" }]);
    expect(moved.of("heal.result")).toMatchObject([{ ok: true }]);
    const again = await runFake(at("http://shop.test/new", renamed), [requirement(steps)], { layers: [layer] });
    expect(again.of("lookup")).toMatchObject([{ source: "sqlite", hit: true }]);
  });

  it("does not carry memory over to another site", async () => {
    const layer = createFakeLayer("sqlite");
    const steps = [click("S1", "Save")];
    const at = (url: string, element: FakeElement) => ({
      page: page([element], { url }),
      onGoto: () => ({ ok: true as const }),
    });
    await runFake(at("http://shop.test/", save), [requirement(steps)], { layers: [layer] });
    const other = await runFake(at("http://bank.test/", { ...save, name: "Store" }), [requirement(steps)], {
      layers: [layer],
    });
    expect(other.exitCode).toBe(1);
    expect(other.browser.performed).toEqual([]);
  });
});
