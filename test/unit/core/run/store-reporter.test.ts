import { describe, expect, it } from "vitest";
import type { RunEvent } from "#core/model/event";
import { createStoreReporter } from "#core/run/store-reporter";
import { isoTime } from "#core/model/iso";
import fc from "fast-check";
import { createFakeClock } from "../../../fakes/clock";
import { click, requirement, runFake } from "../../../fakes/world";

const page = () => ({ url: "http://shop.test/", quiet: true, title: "", elements: [{ role: "button", name: "Save" }] });
const run = async (save: (events: readonly RunEvent[]) => Promise<void>) => {
  const failures: unknown[] = [];
  const reporter = createStoreReporter({
    store: { save },
    clock: createFakeClock(),
    onFail: (error) => failures.push(error),
  });
  const ran = await runFake({ page: page() }, [requirement([click("S1", "Save")])], {
    needs: { reporters: [reporter], flush: async () => [await reporter.flush()].flatMap((each) => each ?? []) },
  });
  await reporter.close();
  return { ran, failures };
};

describe("createStoreReporter", () => {
  it("writes what becomes rows, in order and once", async () => {
    const saved: string[] = [];
    await run(async (events) => void saved.push(...events.map(({ type }) => type)));
    expect(saved).toEqual(["run.start", "step.end", "run.end"]);
  });

  it("writes behind a run that takes long, so that a killed one leaves what it did", async () => {
    const clock = createFakeClock();
    const batches: (readonly string[])[] = [];
    const save = async (events: readonly RunEvent[]) => void batches.push(events.map(({ type }) => type));
    const reporter = createStoreReporter({ store: { save }, clock, onFail: () => {} });
    const { events } = await runFake({ page: page() }, [requirement([click("S1", "Save"), click("S2", "Save")])]);
    const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
    const [start, ...steps] = events.filter(({ type }) => type === "run.start" || type === "step.end");
    if (start) reporter.on(start);
    await settled();
    for (const event of steps) reporter.on(event);
    clock.advance(499);
    await settled();
    expect(batches).toEqual([["run.start"]]);
    clock.advance(1);
    await settled();
    expect(batches).toEqual([["run.start"], ["step.end", "step.end"]]);
    await reporter.close();
  });

  it("keeps what a store could not take and tries again", async () => {
    const saved: string[] = [];
    let tries = 0;
    const { ran, failures } = await run(async (events) => {
      if (tries++ === 0) throw new Error("locked");
      saved.push(...events.map(({ type }) => type));
    });
    expect(saved).toEqual(["run.start", "step.end", "run.end"]);
    expect(failures).toHaveLength(1);
    expect(ran.exitCode).toBe(0);
  });

  it("degrades a store that is down, once, and passes", async () => {
    const { ran, failures } = await run(async () => {
      throw new Error("no such host");
    });
    expect(ran.of("invocation.end")[0]).toMatchObject({ exitCode: 0, degraded: ["run store"] });
    expect(ran.of("error")).toHaveLength(1);
    expect(failures).toHaveLength(1);
  });
});

describe("isoTime", () => {
  it("agrees with the calendar", () => {
    const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(0, 0, 1), max: last }), (ms) => {
        fc.pre(new Date(ms).getUTCFullYear() >= 0);
        expect(isoTime(ms)).toBe(new Date(ms).toISOString());
      }),
      { numRuns: 500 },
    );
  });
});
