import { join } from "node:path";
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

  it("keeps no program alive with a sleep in the background", async () => {
    const module = join(import.meta.dirname, "../../../../adapters/system/clock.ts");
    const program = `import { createSystemClock } from ${JSON.stringify(module)};
      void createSystemClock().sleep(20_000, undefined, "background");`;
    const child = Bun.spawn([process.execPath, "-e", program], {
      stdin: "ignore",
      stdout: "ignore",
      stderr: "inherit",
    });
    const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
    expect(await child.exited).toBe(0);
    clearTimeout(late);
  });

  it("knows the time", () => {
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
  });
});
