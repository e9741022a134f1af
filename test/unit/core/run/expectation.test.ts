import { describe, expect, it } from "vitest";
import { type FakeElement, type FakePage, show } from "../../../fakes/page";
import { click, requirement, runFake, step, visible } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save" };
const page = (elements: readonly FakeElement[] = [save], more: Partial<FakePage> = {}): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
  ...more,
});

describe("expectations", () => {
  it("waits until it holds", async () => {
    const ran = await runFake({ page: page([]), later: [{ at: 800, apply: show([save]) }] }, [
      requirement([step("S1", { kind: "wait", until: visible("Save") })]),
    ]);
    expect(ran.exitCode).toBe(0);
    expect(ran.clock.elapsed()).toBeGreaterThanOrEqual(800);
  });

  it("says what was expected and what was seen", async () => {
    const that = {
      kind: "url",
      match: { mode: "contains", value: "/thanks" },
      negated: false,
      text: 'url contains "/thanks"',
    } as const;
    const ran = await runFake({ page: page() }, [
      requirement([click("S1", "Save", { outcome: [that], timeoutMs: 300 })]),
    ]);
    const error = ran.of("step.end")[0]?.error;
    expect(error?.code).toBe("expectation");
    expect(error?.message).toContain('url contains "/thanks"');
    expect(error?.message).toContain("http://shop.test/");
  });

  it("does not believe a view that the action is about to replace, negated or not", async () => {
    const old = (): FakePage => page([save, { role: "heading", name: "Welcome" }]);
    const onPerform = (_a: unknown, _e: unknown, now: FakePage) => {
      now.quiet = false;
      return undefined;
    };
    const arrive = (elements: readonly FakeElement[]) => [
      {
        at: 300,
        apply: (now: FakePage) => {
          now.elements = elements;
          now.quiet = true;
        },
      },
    ];
    const negated = requirement([click("S1", "Save", { outcome: [visible("Error", true)], timeoutMs: 1000 })]);
    const ran = await runFake({ page: old(), onPerform, later: arrive([{ role: "alert", name: "Error" }]) }, [negated]);
    expect(ran.verdict).toBe("fail");
    const stale = requirement([click("S1", "Save", { outcome: [visible("Welcome")], timeoutMs: 1000 })]);
    const gone = await runFake({ page: old(), onPerform, later: arrive([save]) }, [stale]);
    expect(gone.verdict).toBe("fail");
  });

  it("never heals: what was renamed is not there", async () => {
    const ran = await runFake({ page: page([{ ...save, name: "Store" }]) }, [
      requirement([step("S1", { kind: "expect", that: visible("Save") }, { timeoutMs: 200 })]),
    ]);
    expect(ran.verdict).toBe("fail");
    expect(ran.of("lookup")).toEqual([]);
    expect(ran.of("heal.attempt")).toEqual([]);
    expect(ran.browser.calls.filter((call) => call !== "goto http://shop.test/")).toEqual([]);
  });
});
