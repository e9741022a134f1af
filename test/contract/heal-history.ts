import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HealAttempt } from "#core/model/heal";
import type { HealHistory } from "#core/ports/heal-history";
import { sampleAttempt, T0 } from "./samples";

export interface Capabilities {
  /** What was recorded is there for the next one that opens the same store. */
  readonly durable: boolean;
}

export interface HealHistorySubject {
  readonly history: HealHistory;
  /** A second one on the same store; the first one is closed. */
  readonly reopen?: () => Promise<HealHistory>;
  readonly dispose: () => Promise<void>;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** The law of the heal history; every adapter answers to it. */
export const healHistoryContract = (name: string, make: () => Promise<HealHistorySubject>, can: Capabilities): void => {
  describe(`heal history: ${name}`, () => {
    let subject: HealHistorySubject;
    let history: HealHistory;
    const byStrategy = async (scope: Parameters<HealHistory["records"]>[0]) =>
      [...(await history.records(scope))].sort((a, b) => (a.strategy < b.strategy ? -1 : 1));

    beforeEach(async () => {
      subject = await make();
      history = subject.history;
    });
    afterEach(() => subject.dispose());

    it("knows nothing at first", async () => {
      await history.record([]);
      expect(await history.records({})).toEqual([]);
    });

    it("counts tries, successes, the middle time and the last try of each strategy", async () => {
      await history.record([
        sampleAttempt("1", { healTimeMs: 10.5, createdAt: T0 + 5 }),
        sampleAttempt("2", { healTimeMs: 40, outcome: "fail", triedSelector: "" }),
        sampleAttempt("3", { healTimeMs: 20, createdAt: T0 + 9 }),
        sampleAttempt("4", { strategy: "label", healTimeMs: 1, outcome: "fail" }),
        sampleAttempt("5", { strategy: "label", healTimeMs: 2, outcome: "fail" }),
      ]);
      expect(await byStrategy({})).toEqual([
        { strategy: "label", tries: 2, successes: 0, medianMs: 1.5, lastAt: T0 },
        { strategy: "role", tries: 3, successes: 2, medianMs: 20, lastAt: T0 + 9 },
      ]);
    });

    it("narrows by element, by page and by both", async () => {
      await history.record([
        sampleAttempt("1", { element: "Save", url: "u1" }),
        sampleAttempt("2", { element: "Save", url: "u2" }),
        sampleAttempt("3", { element: "Open", url: "u1" }),
      ]);
      const tries = async (scope: Parameters<HealHistory["records"]>[0]) =>
        (await history.records(scope)).reduce((sum, record) => sum + record.tries, 0);
      expect(await tries({})).toBe(3);
      expect(await tries({ element: "Save" })).toBe(2);
      expect(await tries({ url: "u1" })).toBe(2);
      expect(await tries({ url: "u1", element: "Save" })).toBe(1);
      expect(await tries({ url: "u2", element: "Open" })).toBe(0);
    });

    it("counts an attempt once, however often it is told", async () => {
      const attempts = [sampleAttempt("1"), sampleAttempt("2")];
      await history.record(attempts);
      await history.record([...attempts, sampleAttempt("3")]);
      expect(await history.records({})).toMatchObject([{ tries: 3 }]);
    });

    it("does not count a heal that a person rejected as a success", async () => {
      await history.record([sampleAttempt("1", { review: "rejected" }), sampleAttempt("2", { review: "accepted" })]);
      expect(await history.records({})).toMatchObject([{ tries: 2, successes: 1 }]);
    });

    it("agrees with a plain count of any attempts", async () => {
      const attempt = fc.record({
        strategy: fc.constantFrom("role", "label", "css"),
        healTimeMs: fc.integer({ min: 0, max: 50 }),
        outcome: fc.constantFrom<HealAttempt["outcome"]>("success", "fail"),
      });
      let batch = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 20 }), async (changes) => {
          const url = `page-${++batch}`;
          await history.record(changes.map((change, index) => sampleAttempt(`${url}-${index}`, { ...change, url })));
          for (const record of await history.records({ url })) {
            const own = changes.filter((change) => change.strategy === record.strategy);
            expect(record.tries).toBe(own.length);
            expect(record.successes).toBe(own.filter((change) => change.outcome === "success").length);
            expect(record.medianMs).toBe(median(own.map((change) => change.healTimeMs)));
          }
        }),
        { numRuns: 40 },
      );
    });

    it("closes twice", async () => {
      await history.close();
      await history.close();
    });

    it.runIf(can.durable)("keeps what was recorded for the next one", async () => {
      await history.record([sampleAttempt("1")]);
      const next = await subject.reopen?.();
      expect(await next?.records({})).toMatchObject([{ strategy: "role", tries: 1 }]);
    });
  });
};
