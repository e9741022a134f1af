import { describe, expect, it } from "vitest";
import { createSystemClock } from "#adapters/system/clock";

describe("system clock", () => {
  const clock = createSystemClock();
  const took = async (work: Promise<void>): Promise<number> => {
    const from = clock.elapsed();
    await work;
    return clock.elapsed() - from;
  };

  it("sleeps as long as asked", async () => {
    expect(await took(clock.sleep(30))).toBeGreaterThanOrEqual(29);
  });

  it("wakes when the signal fires, at once when it has fired", async () => {
    const abort = new AbortController();
    const sleeping = took(clock.sleep(20_000, abort.signal));
    abort.abort();
    expect(await sleeping).toBeLessThan(5000);
    expect(await took(clock.sleep(20_000, abort.signal))).toBeLessThan(5000);
  });

  it("takes a time beyond every timer for a long one", async () => {
    const abort = new AbortController();
    let awake = false;
    const sleeping = clock.sleep(Number.MAX_SAFE_INTEGER, abort.signal).then(() => {
      awake = true;
    });
    await clock.sleep(20);
    expect(awake).toBe(false);
    abort.abort();
    await sleeping;
  });

  it("knows the time", () => {
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  });
});
