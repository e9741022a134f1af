import { describe, expect, it } from "vitest";
import type { RunEventBody } from "#core/model/event";
import { EMPTY_VIEW, hitRateOf, queuedIn, type View, viewAfter, viewWithWords } from "#tui/view.ts";
import { FIRST_SCREEN, type Key, screenAfter, shownRun } from "#tui/screen.ts";
import {
  BUSY,
  healed,
  invocationEnded,
  loopEnded,
  runEnded,
  runStarted,
  stamped,
  started,
  stepEnded,
  stepStarted,
} from "./events";

const seen = (bodies: readonly RunEventBody[]): View => stamped(bodies).reduce(viewAfter, EMPTY_VIEW);

describe("the view of events", () => {
  it("counts what is over, under way and still to come", () => {
    const view = seen(BUSY);
    expect(view.counts).toEqual({ passed: 1, healed: 0, partial: 0, failed: 1 });
    expect(view.open.map(({ name }) => name)).toEqual(["order"]);
    expect(queuedIn(view)).toBe(0);
    expect(queuedIn(seen([started({ runs: 5 }), runStarted("a")]))).toBe(4);
  });
  it("adds up look-ups by layer, and drift over the threshold alone", () => {
    const view = seen(BUSY);
    expect(view.cache).toMatchObject({ redis: 3, miss: 1 });
    expect(hitRateOf(view.cache)).toBe(0.75);
    expect(view.drifted).toBe(1);
    expect(view.lookupMs).toEqual([0.9, 0.9, 41, 1.8]);
    expect(hitRateOf(EMPTY_VIEW.cache)).toBeUndefined();
    const under: RunEventBody = {
      type: "drift",
      run: "a",
      req: "a",
      step: "S1",
      score: 0.2,
      threshold: 0.35,
      changed: ["id"],
    };
    const calm = seen([started(), runStarted("a"), stepStarted("a", 1, "click"), under]);
    expect([calm.drifted, calm.heals]).toEqual([0, []]);
  });
  it("knows what a step is while it runs and when it is over", () => {
    const steps = seen(BUSY).open[0]?.steps ?? [];
    expect(steps.map(({ index, state }) => [index, state])).toEqual([
      [1, "success"],
      [2, "healed"],
      [3, "running"],
    ]);
  });
  it("hears of a skipped step first when it ends", () => {
    const view = seen([started(), runStarted("a"), stepEnded("a", 2, "click B", { outcome: "skipped", source: null })]);
    expect(view.open[0]?.steps).toMatchObject([{ index: 2, text: "click B", state: "skipped" }]);
  });
  it("keeps the story of a heal once, also when the run is over", () => {
    const view = seen([...BUSY, runEnded("order", { healed: 1 })]);
    expect(view.heals).toHaveLength(1);
    expect(view.heals[0]?.step).toMatchObject({ attempts: [{ ok: false }, { ok: true }], heal: { confidence: 0.93 } });
    expect(view.counts.healed).toBe(1);
    expect(view.told.at(-1)).toMatchObject({ kind: "run", run: { steps: [{ index: 2 }] } });
  });
  it("tells failures and trouble once each, in order", () => {
    expect(seen(BUSY).told.map((each) => (each.kind === "run" ? each.run.name : each.error.code))).toEqual([
      "login",
      "broken",
      "degraded",
    ]);
  });
  it("of a bench tells only the runs that failed, and every loop", () => {
    const bench = [
      started({ command: "bench" }),
      runStarted("a"),
      runEnded("a"),
      loopEnded(1),
      runStarted("b"),
      runEnded("b", { verdict: "fail" }),
      loopEnded(2),
    ];
    const view = seen(bench);
    expect(view.told).toHaveLength(1);
    expect(view.loops.map(({ loop }) => loop)).toEqual([1, 2]);
  });
  it("drops words of a signal when all is over", () => {
    const told = viewWithWords(seen([started()]), "\npacts: ending the step\n");
    expect(told.notice).toBe("pacts: ending the step");
    expect(stamped([invocationEnded(130)]).reduce(viewAfter, told).notice).toBeUndefined();
  });
  it("does not grow with the steps of runs that passed", () => {
    const one = (name: string): readonly RunEventBody[] => [
      runStarted(name, name, 20),
      ...Array.from({ length: 20 }, (_, at) => [
        stepStarted(name, at + 1, "click"),
        stepEnded(name, at + 1, "click"),
      ]).flat(),
      runEnded(name),
    ];
    const names = Array.from({ length: 100 }, (_, at) => `r${at}`);
    const view = seen([started({ runs: 100 }), ...names.flatMap(one)]);
    expect(JSON.stringify(view).length / 100).toBeLessThan(800);
    expect(view.counts.passed).toBe(100);
  });
  it("an event of a run nobody knows changes no run", () => {
    const view = seen([started(), stepEnded("ghost", 1, "click"), runEnded("ghost"), ...healed("ghost", 1)]);
    expect([view.open, view.told, view.heals]).toEqual([[], [], []]);
  });
});

describe("keys", () => {
  const view = seen(BUSY);
  const press = (...keys: readonly Key[]) => keys.reduce((screen, key) => screenAfter(screen, key, view), FIRST_SCREEN);
  it("select upwards from the latest step, and follow again below it", () => {
    expect(press("up").selected?.step).toBe("S3");
    expect(press("up", "up", "up", "up", "up").selected?.step).toBe("S1");
    expect(press("up", "up", "down").selected?.step).toBe("S3");
    expect(press("up", "down").selected).toBeUndefined();
  });
  it("open and leave the detail and the panels", () => {
    expect(press("enter")).toMatchObject({ detail: true, selected: { step: "S3" } });
    expect(press("enter", "escape")).toMatchObject({ detail: false });
    expect(press("h").panel).toBe("heals");
    expect(press("h", "h").panel).toBe("main");
    expect(press("h", "c", "escape").panel).toBe("main");
    expect(press("l", "up", "up", "down").back).toBe(1);
  });
  it("what is selected stays when its run ends", () => {
    const over = stamped([runEnded("order"), runStarted("next")]).reduce(viewAfter, view);
    expect(shownRun(over, press("up"))?.name).toBe("order");
    expect(shownRun(over, FIRST_SCREEN)?.name).toBe("next");
  });
});
