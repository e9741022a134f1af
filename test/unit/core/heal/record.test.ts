import { describe, expect, it } from "vitest";
import type { Performed } from "#core/ports/browser";
import { sampleAttempt } from "../../../contract/samples";
import type { FakeElement, FakePage } from "../../../fakes/page";
import { createFakeHistory, createFakeLayer, type FakeLayer } from "../../../fakes/stores";
import { click, requirement, runFake, type Ran, visible, type WorldOptions } from "../../../fakes/world";

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
  return layer;
};
const changedTo = async (elements: readonly FakeElement[], more: WorldOptions = {}): Promise<Ran> =>
  runFake({ page: page(elements) }, [requirement(steps)], { layers: [await learned()], ...more });

describe("what the record of heals does", () => {
  const elsewhere: FakeElement = { role: "link", name: "Save", testId: "x", css: "#y", isOfAnotherSort: true };
  const T0 = Date.parse("2026-11-21T10:00:00.000Z");
  const record = (strategy: string, wins: number, losses: number) =>
    Array.from({ length: wins + losses }, (_, at) =>
      sampleAttempt(`${strategy}${at}`, {
        strategy,
        url: "http://shop.test/other",
        element: "Open",
        createdAt: T0,
        outcome: at < wins ? "success" : "fail",
        failedIn: at < wins ? null : "search",
      }),
    );

  it("puts first what has healed before on the site, and says why", async () => {
    const history = createFakeHistory();
    await history.record([...record("relocation", 0, 4), ...record("discovery", 4, 0)]);
    const ran = await changedTo([elsewhere], { needs: { history } });
    expect(ran.of("heal.attempt").map(({ strategy, ok, learned }) => [strategy, ok, learned?.scope])).toEqual([
      ["sibling", false, undefined],
      ["discovery", true, "site"],
    ]);
    expect(ran.of("heal.attempt")[1]?.learned).toMatchObject({ won: 4, tried: 4 });
    expect(ran.of("heal.result")[0]).toMatchObject({
      order: ["sibling", "discovery", "role", "attribute", "reveal", "relocation"],
      strategyHit: true,
    });
  });

  it("tells that the first learned strategy did not heal it", async () => {
    const history = createFakeHistory();
    await history.record(record("relocation", 4, 0));
    const ran = await changedTo([elsewhere], { needs: { history } });
    expect(ran.of("heal.result")[0]).toMatchObject({ strategy: "discovery", strategyHit: false });
  });

  it("goes on without an order when the history is down", async () => {
    const down = { ...createFakeHistory(), tries: async () => Promise.reject(new Error("down")) };
    const ran = await changedTo([elsewhere], { needs: { history: down } });
    expect(ran.of("heal.result")[0]).toMatchObject({ ok: true, strategy: "discovery" });
    expect(ran.of("heal.result")[0]).not.toHaveProperty("strategyHit");
    expect(ran.of("invocation.end")[0]?.degraded).toEqual(["heal history"]);
  });

  it("counts a find as a failure when what must hold after the step does not", async () => {
    const history = createFakeHistory();
    const layer = await learned();
    await runFake({ page: page([elsewhere]) }, [requirement([click("S1", "Save", { outcome: [visible("Saved")] })])], {
      layers: [layer],
      needs: { history },
    });
    expect(history.attempts.map(({ strategy, outcome, failedIn }) => [strategy, outcome, failedIn])).toEqual([
      ["sibling", "fail", "search"],
      ["relocation", "fail", "search"],
      ["role", "fail", "search"],
      ["attribute", "fail", "search"],
      ["discovery", "fail", "expectation"],
    ]);
  });

  it("counts only the find that was acted on", async () => {
    const history = createFakeHistory();
    const layer = await learned();
    let torn = false;
    const onPerform = (): Performed | undefined => {
      if (torn) return undefined;
      torn = true;
      return { ok: false, failure: { code: "gone", message: "it was torn down" } };
    };
    const ran = await runFake({ page: page([elsewhere]), onPerform }, [requirement(steps)], {
      layers: [layer],
      needs: { history },
    });
    expect(ran.verdict).toBe("pass");
    expect(history.attempts.filter(({ triedSelector }) => triedSelector !== "").map((each) => each.failedIn)).toEqual([
      "action",
      null,
    ]);
  });
});
