import { describe, expect, it } from "vitest";
import { createPauseSwitch } from "#cmd/pause";
import type { RunEvent } from "#core/model/event";
import type { Requirement } from "#core/model/requirement";
import { createFakeClock } from "../../../fakes/clock";
import type { FakeElement, FakePage } from "../../../fakes/page";
import { click, requirement, runFake, type WorldOptions } from "../../../fakes/world";

const save: FakeElement = { role: "button", name: "Save", testId: "save" };
const page = (): FakePage => ({ url: "http://shop.test/", quiet: true, title: "Shop", elements: [save] });
const three = (): Requirement => requirement(["S1", "S2", "S3"].map((id) => click(id, "Save")));

/** The end of the first step holds the runs; what was begun has come to the gate when nothing is left to do at once. */
const holding = (atGate: (hold: (on: boolean) => void, events: readonly RunEvent[]) => void) => {
  const pause = createPauseSwitch();
  const seen: RunEvent[] = [];
  let held = false;
  const onEvent = (event: RunEvent): void => {
    seen.push(event);
    if (event.type !== "step.end" || held) return;
    held = true;
    pause.hold(true);
    setTimeout(() => atGate(pause.hold, [...seen]), 0);
  };
  return { needs: { pause }, onEvent };
};

const types = (events: readonly RunEvent[]): readonly string[] => events.map(({ type }) => type);

describe("a run that is held", () => {
  it("ends the step under way, begins no other, and goes on when it is let go", async () => {
    let atGate: readonly string[] = [];
    const { needs, onEvent } = holding((hold, events) => {
      atGate = types(events);
      hold(false);
    });
    const ran = await runFake({ page: page() }, [three()], { needs, onEvent });
    expect(atGate.filter((type) => type.startsWith("step."))).toEqual(["step.start", "step.end"]);
    expect(ran.of("step.end").map(({ outcome }) => outcome)).toEqual(["success", "success", "success"]);
    expect(ran.exitCode).toBe(0);
  });

  const late = (timeoutMs: number, pausedMs: number): WorldOptions => {
    const clock = createFakeClock();
    const { needs, onEvent } = holding((hold) => {
      clock.advance(pausedMs);
      hold(false);
    });
    return { needs: { ...needs, clock }, onEvent, options: { timeoutMs } };
  };
  it("has as much of its time left as before, and tells no longer a time", async () => {
    const ran = await runFake({ page: page() }, [three()], late(60_000, 3_600_000));
    expect(ran.exitCode).toBe(0);
    expect(ran.of("run.end")[0]?.ms).toBeLessThan(60_000);
  });

  it("stops for a signal without being let go; what was not begun is skipped", async () => {
    const controller = new AbortController();
    const { needs, onEvent } = holding(() => controller.abort(130));
    const ran = await runFake({ page: page() }, [three()], {
      needs: { ...needs, signal: controller.signal },
      onEvent,
    });
    expect(ran.of("step.end").map(({ outcome }) => outcome)).toEqual(["success", "skipped", "skipped"]);
    expect(ran.exitCode).toBe(130);
  });

  it("is held in every worker", async () => {
    let ended = 0;
    const { needs, onEvent } = holding((hold, events) => {
      ended = events.filter(({ type }) => type === "step.end").length;
      hold(false);
    });
    const two = [three(), requirement([click("S1", "Save"), click("S2", "Save")], { id: "other" })];
    const ran = await runFake({ page: page() }, two, { needs, onEvent, options: { workers: 2 } });
    expect(ended).toBeLessThanOrEqual(2);
    expect(ran.exitCode).toBe(0);
  });
});
