import { describe, expect, it } from "vitest";
import { historyCommand } from "#cmd/history";
import type { Flags } from "#cmd/flags";
import { UserError } from "#core/model/failure";
import type { HealAttempt, PastAttempt } from "#core/model/heal";
import { sampleAttempt, T0 } from "../../contract/samples";
import { recordingIo } from "./recording-io";

const NOW = T0 + 60_000;
let count = 0;
const attempt = (changes: Partial<HealAttempt> = {}, requirement: string | null = "shop"): PastAttempt => ({
  ...sampleAttempt(`a${++count}`, changes),
  requirement,
  reviewedAt: null,
});
const lost = { outcome: "fail", failedIn: "search", triedSelector: "" } as const;

/** Stage was missed in three runs: healed twice, to two selectors. Save was healed once, at the second try. */
const told: readonly PastAttempt[] = [
  attempt({ runId: "1", element: "Stage", strategy: "relocation", triedSelector: "#a", healTimeMs: 30 }),
  attempt({ runId: "2", element: "Stage", strategy: "relocation", triedSelector: "#b", healTimeMs: 50 }),
  attempt({ runId: "3", element: "Stage", strategy: "relocation", healTimeMs: 10, ...lost }),
  attempt({ runId: "3", element: "Stage", strategy: "discovery", healTimeMs: 5, ...lost }),
  attempt({ runId: "3", element: "Save\u001b[31m", strategy: "relocation", healTimeMs: 20, ...lost }, null),
  attempt({ runId: "3", element: "Save\u001b[31m", strategy: "discovery", healTimeMs: 5, createdAt: T0 + 5000 }, null),
];

const call = async (match: string | undefined, flags: Flags, { isTty = true, rows = told } = {}) => {
  const { io, said } = recordingIo(isTty, 140);
  const asked: number[] = [];
  let closed = 0;
  const history = {
    recent: async (fromMs: number) => {
      asked.push(fromMs);
      return rows;
    },
  };
  const close = async () => {
    closed++;
  };
  const code = await historyCommand(match, flags, { history, close, now: () => NOW }, io).finally(() =>
    expect(closed).toBe(1),
  );
  return { code, asked, ...said };
};
const linesOf = (out: string): readonly string[] => out.trimEnd().split("\n");

describe("pacts history", () => {
  it("ranks strategies, and shows what was healed most, flaky and drifting", async () => {
    const { out, code, asked } = await call(undefined, {});
    expect(code).toBe(0);
    expect(asked).toEqual([NOW - 30 * 86_400_000]);
    expect(linesOf(out)).toEqual([
      expect.stringMatching(/^── strategies, best first ─+$/),
      expect.stringMatching(/^STRATEGY +TRIED +WON +RATE +AT LEAST +P50 +P95 +LAST$/),
      expect.stringMatching(/^relocation +4 +2 +50 % +15 % +20 ms +50 ms +2026-11-21 10:00:00Z +▓▓░{8}$/),
      expect.stringMatching(/^discovery +2 +1 +50 % +9 % +5 ms +5 ms +2026-11-21 10:00:05Z +▓░{9}$/),
      "",
      expect.stringMatching(/^── elements healed most ─+$/),
      expect.stringMatching(/^ELEMENT +PAGE +MISSED +HEALED +RATE +AT LEAST +P50 +P95 +LAST$/),
      expect.stringMatching(/^Stage +https:.* 3 +2 +67 % +21 % +30 ms +50 ms .*Z +flaky, drifting$/),
      expect.stringMatching(/^Save\uFFFD\[31m +https:.* 1 +1 +100 % +21 % +25 ms +25 ms .*Z$/),
    ]);
  });

  it("adds up by page and by requirement", async () => {
    expect(linesOf((await call(undefined, { by: "url" })).out)).toHaveLength(3);
    const { out } = await call(undefined, { by: "requirement" }, { isTty: false });
    expect(linesOf(out).map((line) => line.split("\t").slice(0, 4))).toEqual([
      ["requirement", "shop", "3", "2"],
      ["requirement", "", "1", "1"],
    ]);
  });

  it("shows one element, or one page, and no more rows than asked for", async () => {
    expect((await call("STAGE", { by: "element" })).out).not.toContain("Save");
    expect(linesOf((await call("example.test", { by: "element", limit: "1" })).out)).toHaveLength(3);
    const none = await call("nowhere", { days: "1" });
    expect([none.out, none.err]).toEqual(["", "no heals of nowhere in the last 1 day\n"]);
  });

  it("tells programs rows of JSON", async () => {
    const { out } = await call(undefined, { json: true, limit: "1" }, { isTty: false });
    expect(linesOf(out).map((line) => JSON.parse(line))).toMatchObject([
      {
        by: "strategy",
        name: "relocation",
        tried: 4,
        won: 2,
        rate: 0.5,
        p50Ms: 20,
        lastAt: "2026-11-21T10:00:00.000Z",
      },
      { by: "element", name: "Stage", tried: 3, won: 2, selectors: 2, marks: ["flaky", "drifting"] },
    ]);
  });

  it("does not count what a person rejected", async () => {
    const rows = told.map((each) => ({ ...each, review: "rejected" as const }));
    const { out } = await call(undefined, { json: true, by: "strategy" }, { rows });
    expect(linesOf(out).map((line) => JSON.parse(line).won)).toEqual([0, 0]);
  });

  it.each([[{ by: "colour" }], [{ days: "0" }], [{ days: "many" }], [{ limit: "-1" }]])("refuses %j", async (flags) => {
    await expect(call(undefined, flags)).rejects.toThrow(UserError);
  });
});
