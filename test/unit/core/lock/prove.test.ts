import { describe, expect, it } from "vitest";
import { proveEntries } from "#core/lock/prove";
import type { CacheEntry } from "#core/model/cache";
import { createFakeClock } from "../../../fakes/clock";
import type { FakeElement, FakePage } from "../../../fakes/page";
import { createFakeBrowser, type FakeScript } from "../../../fakes/session";
import { createFakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save", css: "#save" };
const send: FakeElement = { role: "button", name: "Send", testId: "send", css: "#send" };
const page = (elements: readonly FakeElement[] = [save, send], more: Partial<FakePage> = {}): FakePage => ({
  url: "http://shop.test/",
  quiet: true,
  title: "Shop",
  elements,
  ...more,
});
const learnt = async (): Promise<readonly CacheEntry[]> => {
  const layer = createFakeLayer("sqlite");
  await runFake({ page: page() }, [requirement([click("S1", "Save"), click("S2", "Send")])], { layers: [layer] });
  return [...layer.entries.values()];
};
const prove = async (script: FakeScript, entries: readonly CacheEntry[], signal = new AbortController().signal) => {
  const clock = createFakeClock();
  const browser = createFakeBrowser(script, clock);
  const proofs = await proveEntries(
    { browser, clock, signal, driftThreshold: 0.35, openTimeoutMs: 1000, showTimeoutMs: 5000 },
    entries,
  );
  return { proofs, states: proofs.map(({ state }) => state), browser };
};

describe("proving entries on their pages", () => {
  it("opens each page once, proves its entries, acts on nothing and closes", async () => {
    const { states, browser } = await prove({ page: page() }, await learnt());
    expect(states).toEqual(["proven", "proven"]);
    expect(browser.calls.filter((call) => call.startsWith("goto"))).toEqual(["goto http://shop.test/"]);
    expect(browser.performed).toEqual([]);
    expect(browser.closedSessions).toBe(1);
  });

  it("tells what is gone, what drifted, and what only another locator finds", async () => {
    const entries = await learnt();
    expect((await prove({ page: page([save]) }, entries)).states).toEqual(["proven", "gone"]);
    const moved = await prove({ page: page([{ ...save, testId: "new" }, send]) }, entries);
    expect(moved.states).toEqual(["drifted", "proven"]);
    expect(moved.proofs[0]?.reason).toBeTruthy();
  });

  it("waits for what the page brings later", async () => {
    const later = [{ at: 250, apply: (shown: FakePage) => Object.assign(shown, { elements: [save, send] }) }];
    expect((await prove({ page: page([]), later }, await learnt())).states).toEqual(["proven", "proven"]);
  });

  it("cannot tell of a page that does not open, leads elsewhere or has no address of its own", async () => {
    const entries = await learnt();
    const refused = { ok: false, failure: { code: "navigation", message: "refused" } } as const;
    expect((await prove({ page: page(), onGoto: () => refused }, entries)).proofs).toMatchObject([
      { state: "unknown", reason: "refused" },
      { state: "unknown" },
    ]);
    const login = page([save, send], { url: "http://shop.test/login" });
    expect((await prove({ page: login, onGoto: () => ({ ok: true }) }, entries)).proofs[0]).toMatchObject({
      state: "unknown",
      reason: expect.stringContaining("http://shop.test/login"),
    });
    const records = entries.map((entry) => ({ ...entry, url: "http://shop.test/orders/:id" }));
    const { states, browser } = await prove({ page: page() }, records);
    expect(states).toEqual(["unknown", "unknown"]);
    expect(browser.calls).toEqual([]);
  });

  it("stops when it is told to", async () => {
    const stopped = AbortSignal.abort(130);
    expect((await prove({ page: page() }, await learnt(), stopped)).states).toEqual(["unknown", "unknown"]);
  });
});
