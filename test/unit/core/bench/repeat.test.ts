import { describe, expect, it } from "vitest";
import { runRepeated } from "#core/bench/repeat";
import type { RunEvent } from "#core/model/event";
import type { Requirement } from "#core/model/requirement";
import type { InvocationOptions } from "#core/run/invocation";
import { createFakeClock } from "../../../fakes/clock";
import { createFakeBrowser, type FakeScript } from "../../../fakes/session";
import { createFakeArtifacts, createFakeHistory, createFakeIdentity, createFakeLayer } from "../../../fakes/stores";
import { click, OPTIONS, requirement } from "../../../fakes/world";
import { shop, shopPage } from "./bench-world";

interface Setup {
  readonly script?: FakeScript;
  readonly requirements?: readonly Requirement[];
  readonly options?: Partial<InvocationOptions>;
  readonly onEvent?: (event: RunEvent, controller: AbortController) => void;
}

const repeat = async (loops: number, { script, requirements = [shop()], options, onEvent }: Setup = {}) => {
  const clock = createFakeClock();
  const controller = new AbortController();
  const events: RunEvent[] = [];
  const on = (event: RunEvent): void => {
    events.push(event);
    onEvent?.(event, controller);
  };
  const summary = await runRepeated(
    {
      browser: createFakeBrowser(script ?? { page: shopPage() }, clock),
      layers: [createFakeLayer("memory"), createFakeLayer("sqlite")],
      history: createFakeHistory(),
      artifacts: createFakeArtifacts(),
      clock,
      identity: createFakeIdentity(),
      secrets: new Map(),
      signal: controller.signal,
      reporters: [{ on, close: async () => {} }],
    },
    requirements,
    { ...OPTIONS, ...options },
    loops,
  );
  const of = <T extends RunEvent["type"]>(type: T) =>
    events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);
  return { ...summary, events, of };
};

const broken = (): Requirement => requirement([click("S1", "Nowhere", { timeoutMs: 100 })], { id: "broken" });

describe("requirements run several times", () => {
  it("in one invocation, loop by loop; the second finds what the first learned", async () => {
    const { of, exitCode } = await repeat(3);
    expect(exitCode).toBe(0);
    expect(of("invocation.start")).toMatchObject([{ command: "run", runs: 3 }]);
    expect(of("loop.end")).toMatchObject([
      { loop: 1, phase: "repeat", hitRate: 0, misses: { absent: 2 }, verdict: "pass" },
      { loop: 2, phase: "repeat", hitRate: 1, hits: { memory: 2 } },
      { loop: 3, phase: "repeat", hitRate: 1, hits: { memory: 2 } },
    ]);
    expect(of("invocation.end")).toMatchObject([{ requirements: { total: 3, passed: 3 } }]);
  });
  it("a loop ends when each requirement ran once", async () => {
    const { events } = await repeat(2, { requirements: [shop(), requirement([click("S1", "Save")], { id: "other" })] });
    expect(events.flatMap(({ type }) => (type === "run.end" || type === "loop.end" ? [type] : []))).toEqual([
      "run.end",
      "run.end",
      "loop.end",
      "run.end",
      "run.end",
      "loop.end",
    ]);
  });
  it("a failure fails all; the loops go on", async () => {
    const { of, exitCode, verdict } = await repeat(2, { requirements: [broken()] });
    expect([exitCode, verdict]).toEqual([1, "fail"]);
    expect(of("loop.end").map((loop) => loop.verdict)).toEqual(["fail", "fail"]);
  });
  it("no run is begun after the failures that are allowed over all loops", async () => {
    const { of, exitCode } = await repeat(5, { requirements: [broken(), shop()], options: { maxFailures: 2 } });
    expect(exitCode).toBe(1);
    expect(of("run.start")).toHaveLength(3);
    expect(of("loop.end")).toHaveLength(1);
  });
  it("a signal ends it without a figure for the loop that was cut short", async () => {
    let begun = 0;
    const { of, exitCode } = await repeat(5, {
      onEvent: (event, controller) => {
        if (event.type === "run.start" && ++begun === 2) controller.abort(143);
      },
    });
    expect(exitCode).toBe(143);
    expect(of("loop.end")).toHaveLength(1);
    expect(of("invocation.end")).toHaveLength(1);
  });
});
