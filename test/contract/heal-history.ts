import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { HealAttempt } from "#core/model/heal";
import type { HealReasons } from "#core/model/heal-reasons";
import { originOf } from "#core/model/page";
import type { HealHistory, HealScope } from "#core/ports/heal-history";
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

/** The law of the heal history; every adapter answers to it. */
export const healHistoryContract = (name: string, make: () => Promise<HealHistorySubject>, can: Capabilities): void => {
  describe(`heal history: ${name}`, () => {
    let subject: HealHistorySubject;
    let history: HealHistory;
    const everything = (): ReturnType<HealHistory["tries"]> => history.tries({ kind: "everywhere" }, 1000);

    beforeEach(async () => {
      subject = await make();
      history = subject.history;
    });
    afterEach(() => subject.dispose());

    it("knows nothing at first", async () => {
      await history.record([]);
      expect(await everything()).toEqual([]);
      expect(await history.recent(0, 10)).toEqual([]);
      expect(await history.vetoes({ element: "Save", url: "u1" })).toEqual([]);
      expect(await history.reasons("1")).toBeNull();
    });

    it("gives the newest tries first, and no more than asked for", async () => {
      await history.record([
        sampleAttempt("1", { healTimeMs: 10.5, createdAt: T0 + 5 }),
        sampleAttempt("2", {
          healTimeMs: 40,
          outcome: "fail",
          failedIn: "search",
          triedSelector: "",
          createdAt: T0 + 9,
        }),
        sampleAttempt("3", { strategy: "label", createdAt: T0 + 7 }),
      ]);
      expect(await history.tries({ kind: "everywhere" }, 2)).toEqual([
        { strategy: "role", run: "run-1", element: "Save", found: false, won: false, ms: 40, at: T0 + 9 },
        { strategy: "label", run: "run-1", element: "Save", found: true, won: true, ms: 10, at: T0 + 7 },
      ]);
    });

    it("narrows by element of a page, by page and by site", async () => {
      const [first, second, other] = ["https://a.test/one", "https://a.test/two", "https://a.test.evil/one"];
      await history.record([
        sampleAttempt("1", { element: "Save", url: first }),
        sampleAttempt("2", { element: "Save", url: second }),
        sampleAttempt("3", { element: "Open", url: first }),
        sampleAttempt("4", { element: "Save", url: other }),
        sampleAttempt("5", { element: "Save", url: "file:///page.html" }),
      ]);
      const count = async (scope: HealScope): Promise<number> => (await history.tries(scope, 1000)).length;
      expect(await count({ kind: "everywhere" })).toBe(5);
      expect(await count({ kind: "site", site: "https://a.test" })).toBe(3);
      expect(await count({ kind: "site", site: originOf(other) })).toBe(1);
      expect(await count({ kind: "site", site: originOf("file:///page.html") })).toBe(1);
      expect(await count({ kind: "page", url: first })).toBe(2);
      expect(await count({ kind: "element", element: "Save", url: first })).toBe(1);
      expect(await count({ kind: "element", element: "Open", url: second })).toBe(0);
    });

    it("counts an attempt once, however often it is told", async () => {
      const attempts = [sampleAttempt("1"), sampleAttempt("2")];
      await history.record(attempts);
      await history.record([...attempts, sampleAttempt("3")]);
      expect(await everything()).toHaveLength(3);
    });

    it("gives back what was recorded, whole, from a moment on", async () => {
      const failed = sampleAttempt("2", { outcome: "fail", failedIn: "expectation", createdAt: T0 + 1 });
      await history.record([sampleAttempt("1", { createdAt: T0 - 1 }), failed, sampleAttempt("3")]);
      expect(await history.recent(T0, 10)).toEqual([
        { ...failed, requirement: null, reviewedAt: null },
        { ...sampleAttempt("3"), requirement: null, reviewedAt: null },
      ]);
      expect(await history.recent(T0, 1)).toHaveLength(1);
    });

    it("takes attempts of a version that did not say where they failed", async () => {
      const { failedIn: _, ...older } = sampleAttempt("1", { outcome: "fail" });
      await history.record([older as HealAttempt]);
      expect(await history.recent(0, 10)).toMatchObject([{ id: "1", outcome: "fail", failedIn: null }]);
    });

    it("remembers what a person said, whatever is told again, and vetoes what was rejected", async () => {
      const attempts = [sampleAttempt("1"), sampleAttempt("2", { triedSelector: "#wrong" })];
      await history.record(attempts);
      await history.review(["1"], "accepted", T0 + 1);
      await history.review(["2", "nobody"], "rejected", T0 + 2);
      await history.review([], "rejected", T0 + 3);
      await history.record(attempts);
      const [rejected, accepted] = await history.recent(0, 10);
      expect([rejected?.review, accepted?.review]).toEqual(["rejected", "accepted"]);
      expect((await everything()).map(({ won }) => won)).toEqual([false, true]);
      const { element, url } = sampleAttempt("2");
      expect([rejected?.reviewedAt, accepted?.reviewedAt]).toEqual([T0 + 2, T0 + 1]);
      expect(await history.vetoes({ element, url })).toEqual([{ selector: "#wrong", heal: "2", rejectedAt: T0 + 2 }]);
      expect(await history.vetoes({ element, url: "https://elsewhere.test/" })).toEqual([]);
      expect(await history.vetoes({ element: "Open", url })).toEqual([]);
    });

    it("names what was rejected once, by the newest heal to it, until that is taken back", async () => {
      const wrong = { triedSelector: "#wrong" };
      await history.record(["1", "2", "3"].map((id) => sampleAttempt(id, wrong)));
      const { element, url } = sampleAttempt("1");
      await history.review(["1"], "rejected", T0 + 1);
      await history.review(["2"], "rejected", T0 + 2);
      expect(await history.vetoes({ element, url })).toEqual([{ selector: "#wrong", heal: "2", rejectedAt: T0 + 2 }]);
      await history.review(["1", "2"], "accepted", T0 + 3);
      expect(await history.vetoes({ element, url })).toEqual([]);
      expect((await history.recent(0, 10)).map(({ id, review, reviewedAt }) => [id, review, reviewedAt])).toEqual([
        ["3", "pending", null],
        ["2", "accepted", T0 + 3],
        ["1", "accepted", T0 + 3],
      ]);
    });

    it("keeps why an element was taken, texts of all kinds included", async () => {
      const reasons: HealReasons = {
        same: [{ property: "name", value: 'Save "all" — größe 日本 \\u0000' }],
        changed: [{ property: "role", was: "button", now: "" }],
        certainty: { margin: 0.25, needed: 0.6, pro: ["name"], contra: [] },
        tried: [
          { strategy: "sibling", reason: "no" },
          { strategy: "role", learned: { scope: "site", won: 1, tried: 2 } },
        ],
        picture: "/runs/run-1/healed-S1.png",
      };
      const odd: HealReasons = { ...reasons, same: [{ property: "name", value: "\u0000 \ud800 end" }] };
      await history.record([sampleAttempt("1", { reasons }), sampleAttempt("2"), sampleAttempt("3", { reasons: odd })]);
      expect(await history.reasons("1")).toEqual(reasons);
      expect(await history.reasons("2")).toBeNull();
      expect((await history.reasons("3"))?.same[0]?.value).toContain("end");
      expect((await history.recent(0, 10)).some((each) => "reasons" in each)).toBe(false);
    });

    it("gives any attempts back in the same order, the newest first", async () => {
      const attempt = fc.record({
        strategy: fc.constantFrom("role", "label", "css"),
        healTimeMs: fc.integer({ min: 0, max: 50 }),
        outcome: fc.constantFrom<HealAttempt["outcome"]>("success", "fail"),
        createdAt: fc.integer({ min: 0, max: 5 }),
      });
      let batch = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 20 }), async (changes) => {
          const url = `https://shop.test/${++batch}`;
          const told = changes.map((change, index) => sampleAttempt(`${url}-${index}`, { ...change, url }));
          await history.record(told);
          const newestFirst = told.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
          expect(await history.tries({ kind: "page", url }, 1000)).toEqual(
            newestFirst.map((each) => ({
              strategy: each.strategy,
              run: each.runId,
              element: each.element,
              found: true,
              won: each.outcome === "success",
              ms: each.healTimeMs,
              at: each.createdAt,
            })),
          );
        }),
        { numRuns: 30 },
      );
    });

    it("closes twice", async () => {
      await history.close();
      await history.close();
    });

    it.runIf(can.durable)("keeps what was recorded for the next one", async () => {
      await history.record([sampleAttempt("1")]);
      const next = await subject.reopen?.();
      expect(await next?.recent(0, 10)).toMatchObject([{ id: "1", strategy: "role" }]);
    });
  });
};
