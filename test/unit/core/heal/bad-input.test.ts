import { describe, expect, it } from "vitest";
import type { StrategyTry } from "#core/model/heal";
import { type FakeElement, type FakePage, show } from "../../../fakes/page";
import type { FakeScript } from "../../../fakes/session";
import { createFakeHistory, createFakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake, type Ran, type WorldOptions } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const moved: FakeElement = { ...save, testId: "moved", css: "#moved" };
const home: FakeElement = { role: "link", name: "Home" };
const page = (...elements: readonly FakeElement[]): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "",
  elements,
});
const steps = [click("S1", "Save")];

/** Save was remembered as it was; then the script runs. */
const then = async (script: FakeScript, more: WorldOptions = {}): Promise<Ran> => {
  const layer = createFakeLayer("sqlite");
  await runFake({ page: page(save) }, [requirement(steps)], { layers: [layer] });
  return runFake(script, [requirement(steps)], { layers: [layer], ...more });
};

describe("healing when something is wrong", () => {
  it("passes over history rows of a newer version and nonsense", async () => {
    const rows = [
      { strategy: "telepathy", run: "r", element: "Save", found: true, won: true, ms: 1, at: 5 },
      { strategy: "discovery", run: "r", element: "Save", found: true, won: true, ms: Number.NaN, at: 5 },
      { strategy: 7, won: "yes", ms: null, at: "yesterday", colour: "green" },
      {},
    ] as unknown as readonly StrategyTry[];
    const ran = await then(
      { page: page(moved) },
      { needs: { history: { ...createFakeHistory(), tries: async () => rows } } },
    );
    expect(ran.verdict).toBe("pass");
    expect(ran.of("heal.result")[0]).toMatchObject({ ok: true, strategy: "relocation" });
    expect(ran.of("heal.result")[0]).not.toHaveProperty("strategyHit");
  });

  it("goes on with the next strategy when one throws, and says so", async () => {
    const unreadable = { ...moved, name: 5 as unknown as string };
    const ran = await then({ page: page(unreadable, { ...moved, isOfAnotherSort: true }) });
    const [, relocation] = ran.of("heal.attempt");
    expect(relocation).toMatchObject({ strategy: "relocation", ok: false });
    expect(relocation?.reason).toContain("it failed");
    expect(ran.types.at(-1)).toBe("invocation.end");
  });

  it("looks on the page that came while it was healing", async () => {
    const script: FakeScript = {
      page: page(home),
      onSnapshot: (shown) => {
        shown.url = "http://shop.test/next";
        shown.elements = [save];
      },
    };
    const ran = await then(script);
    expect(ran.verdict).toBe("pass");
    expect(ran.browser.performed).toEqual([{ kind: "click", target: "button save" }]);
  });

  it("takes none of two that are equally good, and says how many there are", async () => {
    const twin = { role: "button", name: "Save" };
    const ran = await then({ page: page({ ...twin, css: "#a" }, { ...twin, css: "#b" }) });
    expect(ran.browser.performed).toEqual([]);
    expect(ran.of("heal.attempt").map(({ reason }) => reason)).toContain("2 are equally like it");
  });

  it("acts on an element that flickers only while it is there", async () => {
    const on = Array.from({ length: 12 }, (_, at) => ({ at: 300 + at * 200, apply: show(at % 2 === 0 ? [save] : []) }));
    const ran = await then({ page: page(), later: [...on, { at: 3_000, apply: show([save]) }] });
    expect(ran.verdict).toBe("pass");
    expect(ran.browser.performed).toHaveLength(1);
  });

  it("heals without a history that is down, and hands the attempts over all the same", async () => {
    const history = createFakeHistory();
    const down = async () => Promise.reject(new Error("down"));
    const ran = await then({ page: page(moved) }, { needs: { history: { ...history, tries: down, vetoes: down } } });
    expect(ran.verdict).toBe("pass");
    expect(ran.of("invocation.end")[0]?.degraded).toEqual(["heal history"]);
    expect(history.attempts.filter(({ outcome }) => outcome === "success")).toHaveLength(1);
  });

  it("stops healing when its time is over and still waits for the remembered element", async () => {
    const ran = await then(
      { page: page(home), later: [{ at: 8_000, apply: show([save]) }] },
      { options: { stepTimeoutMs: 10_000 } },
    );
    expect(ran.verdict).toBe("pass");
    const snapshots = ran.browser.calls.filter((call) => call === "snapshot").length;
    expect(snapshots).toBeLessThan(14);
  });

  it("heals no more in a run whose failed heals have used up its time", async () => {
    const many = Array.from({ length: 12 }, (_, at) => click(`S${at}`, `Save ${at}`, { optional: true }));
    const layer = createFakeLayer("sqlite");
    const all = many.map((_, at): FakeElement => ({ role: "button", name: `Save ${at}`, testId: `s${at}` }));
    await runFake({ page: page(...all) }, [requirement(many)], { layers: [layer] });
    const ran = await runFake({ page: page(home) }, [requirement(many)], { layers: [layer] });
    const messages = ran.of("step.end").map(({ warnings }) => warnings?.join(" ") ?? "");
    expect(messages.at(0)).toContain("nothing on the page is certainly it");
    expect(messages.at(-1)).toContain("used up the time of the run");
  });
});
