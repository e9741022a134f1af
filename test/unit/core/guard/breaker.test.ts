import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BreakerChange, type BreakerState, createBreaker } from "#core/guard/breaker";
import { UserError } from "#core/model/failure";
import { createFakeClock } from "../../../fakes/clock";

/** What the dependency does with the next question. */
type Health = "well" | "failing" | "silent";

const LOOKUP_MS = 40;

/** Lets everything happen that does not wait for the clock. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
};

const rig = () => {
  const clock = createFakeClock();
  const changes: BreakerChange[] = [];
  const asked = { calls: 0, probes: 0 };
  let health: Health = "well";
  const answer = (): Promise<string> => {
    if (health === "silent") return new Promise(() => {});
    return health === "well" ? Promise.resolve("answer") : Promise.reject(new Error("refused"));
  };
  const breaker = createBreaker({
    name: "redis",
    clock,
    lookupMs: LOOKUP_MS,
    probe: () => {
      asked.probes++;
      return answer();
    },
    onChange: (change) => changes.push(change),
  });
  return {
    clock,
    changes,
    asked,
    breaker,
    be: (now: Health) => {
      health = now;
    },
    call: (ms = LOOKUP_MS): Promise<string> =>
      breaker
        .call("get", ms, () => {
          asked.calls++;
          return answer();
        })
        .catch((error: Error) => error.message),
    /** Time in small steps, so that what waits in turn comes to its turn. */
    pass: async (ms: number) => {
      for (let left = ms; left > 0; left -= 5) {
        clock.advance(Math.min(5, left));
        await settle();
      }
    },
  };
};

describe("breaker", () => {
  it("lets calls through while the dependency is well", async () => {
    const { call, breaker, changes } = rig();
    expect(await call()).toBe("answer");
    expect(breaker.state()).toBe("closed");
    expect(changes).toEqual([]);
  });

  it("opens at the first call that is late and gives up what waits at the same time", async () => {
    const { call, be, pass, breaker, changes, clock, asked } = rig();
    be("silent");
    const [look, write] = [call(), call(1000)];
    await pass(LOOKUP_MS);
    expect(await look).toBe("no answer within 40 ms");
    expect(await write).toBe("no answer within 40 ms");
    expect(breaker.state()).toBe("open");
    expect(changes).toMatchObject([{ state: "open", late: true }]);
    const before = clock.elapsed();
    expect(await call()).toBe("it is left alone: no answer within 40 ms");
    expect(clock.elapsed()).toBe(before);
    expect(asked.calls).toBe(2);
  });

  it("opens at the second error in a row", async () => {
    const { call, be, breaker } = rig();
    be("failing");
    expect(await call()).toBe("refused");
    be("well");
    await call();
    be("failing");
    await call();
    expect(breaker.state()).toBe("closed");
    await call();
    expect(breaker.state()).toBe("open");
  });

  it("does not take a wrong question for a failure", async () => {
    const { breaker } = rig();
    for (let i = 0; i < 3; i++) {
      const asked = breaker.call("find", 40, () => Promise.reject(new UserError("which run?")));
      await expect(asked).rejects.toBeInstanceOf(UserError);
    }
    expect(breaker.state()).toBe("closed");
  });

  it("is closed within 1 s of the return", async () => {
    const { call, be, pass, breaker, changes } = rig();
    be("silent");
    const lost = call();
    await pass(3000);
    await lost;
    expect(breaker.state()).not.toBe("closed");
    be("well");
    await pass(1000);
    expect(breaker.state()).toBe("closed");
    expect(changes.map(({ state }) => state)).toEqual(["open", "closed"]);
    expect(await call()).toBe("answer");
  });

  it("does not count the time in which the program itself was kept from running", async () => {
    const { clock, breaker } = rig();
    const { promise, resolve } = Promise.withResolvers<string>();
    const asked = breaker.call("get", LOOKUP_MS, () => promise);
    clock.advance(70);
    await settle();
    resolve("answer");
    expect(await asked).toBe("answer");
  });

  it("gives what is under way little time when the program ends", async () => {
    const { call, be, pass, breaker, clock } = rig();
    be("silent");
    const write = call(1000);
    breaker.hurry(100);
    await pass(100);
    expect(await write).toBe("no answer within 100 ms");
    expect(clock.elapsed()).toBe(100);
    expect(breaker.state()).toBe("open");
  });

  it("asks nothing any more once it was closed for good", async () => {
    const { call, be, pass, breaker, asked } = rig();
    be("failing");
    await call();
    await call();
    await pass(600);
    const probes = asked.probes;
    expect(probes).toBeGreaterThan(0);
    be("silent");
    breaker.close();
    await pass(5000);
    expect(asked.probes).toBe(probes);
    expect(await call()).toBe("it was closed");
  });
});

const deed = fc.oneof(
  fc.constantFrom<Health>("well", "failing", "silent").map((to) => ({ kind: "be", to }) as const),
  fc.record({ kind: fc.constant("call" as const), writing: fc.boolean() }),
  fc.integer({ min: 1, max: 1200 }).map((ms) => ({ kind: "pass", ms }) as const),
);

describe("breaker, whatever happens", () => {
  it("asks nothing while it is not closed, costs one deadline a failure, and follows the dependency", async () => {
    const seen = new Set<BreakerState>();
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 40 }), async (deeds) => {
        const { call, be, pass, breaker, changes, asked, clock } = rig();
        let health: Health = "well";
        const open = new Set<Promise<string>>();
        for (const done of deeds) {
          if (done.kind === "be") {
            health = done.to;
            be(health);
          } else if (done.kind === "pass") await pass(done.ms);
          else {
            const { calls } = asked;
            const before = breaker.state();
            const at = clock.elapsed();
            const result = call(done.writing ? 1000 : LOOKUP_MS);
            open.add(result);
            await settle();
            // A call goes through exactly when the breaker was closed; otherwise its refusal takes no time.
            expect(asked.calls - calls).toBe(before === "closed" ? 1 : 0);
            if (before !== "closed") expect(await Promise.race([result, "pending"])).toContain("left alone");
            expect(clock.elapsed()).toBe(at);
          }
          seen.add(breaker.state());
        }
        // Opened and closed take turns, beginning with opened.
        expect(changes.map(({ state }) => state)).toEqual(changes.map((_, at) => (at % 2 === 0 ? "open" : "closed")));
        expect(breaker.state() === "closed").toBe(changes.length % 2 === 0);
        // Nothing waits for ever: twice its time at most, as a clock that jumps does not count.
        await pass(2001);
        await Promise.all(open);
        be("well");
        await pass(1000);
        expect(breaker.state()).toBe("closed");
        expect(await call()).toBe("answer");
        breaker.close();
      }),
      { numRuns: 150 },
    );
    expect([...seen].sort()).toEqual(["closed", "half-open", "open"]);
  });
});
