import { describe, expect, it } from "vitest";
import { UserError } from "#core/model/failure";
import type { PastAttempt } from "#core/model/heal";
import type { Metrics } from "#core/model/metrics";
import type { MetricsWindow } from "#core/ports/run-store";
import type { Flags } from "#cmd/flags";
import { metricsCommand } from "#cmd/metrics";
import { sampleAttempt } from "../../contract/samples";
import { recordingIo } from "./recording-io";

const NOW = Date.parse("2026-11-21T10:00:00.000Z");
const RUN = "019aa5c4-0001-7000-8000-000000000001";
const metrics: Metrics = {
  runs: { pass: 6, partial: 1, fail: 1, running: 2 },
  medianMs: 1250,
  lookups: { run: 1, memory: 0, redis: 0, sqlite: 7, postgres: 0, discovery: 1, heal: 1 },
  heals: { rounds: 2, healed: 1 },
  failing: [{ element: "Stage\u001b[31m", failures: 3, lastRun: RUN, lastTime: "2026-11-21T09:59:00.000Z" }],
};
const nothing: Metrics = {
  runs: { pass: 0, partial: 0, fail: 0, running: 0 },
  medianMs: null,
  lookups: { run: 0, memory: 0, redis: 0, sqlite: 0, postgres: 0, discovery: 0, heal: 0 },
  heals: { rounds: 0, healed: 0 },
  failing: [],
};

const noAttempts: readonly PastAttempt[] = [];
const call = async (flags: Flags, { isTty = true, told = metrics, attempts = noAttempts } = {}) => {
  const { io, said } = recordingIo(isTty);
  const asked: MetricsWindow[] = [];
  let closed = 0;
  const runs = {
    metrics: async (window: MetricsWindow) => {
      asked.push(window);
      return told;
    },
  };
  const close = async () => {
    closed++;
  };
  const code = await metricsCommand(
    flags,
    { runs, history: { recent: async () => attempts }, close, now: () => NOW },
    io,
  ).finally(() => expect(closed).toBe(1));
  return { code, asked, ...said };
};

describe("pacts metrics", () => {
  it("tells people what happened, and what failed most", async () => {
    const { out, code } = await call({});
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "last 24h",
      "runs            8: ✓ 6 pass, ◐ 1 partial, ✗ 1 fail or aborted, … 2 running",
      "success rate    75.0 %",
      "median time     1.25 s",
      "elements found  run 1, sqlite 7, discovery 1, heal 1",
      "hit rate        80.0 %",
      "heals           1 step healed, 2 tried",
      "",
      expect.stringMatching(/^FAILING ELEMENT +FAILURES +LAST RUN +LAST$/),
      expect.stringMatching(/^Stage\uFFFD\[31m +3 +019aa5c4-0001 +2026-11-21 09:59:00Z$/),
      "",
    ]);
  });

  it("tells plain figures when piped", async () => {
    const { out } = await call({}, { isTty: false });
    const lines = out.trimEnd().split("\n");
    expect(lines.filter((line) => line.split("\t").length === 2)).toHaveLength(lines.length - 1);
    expect(lines).toEqual(
      expect.arrayContaining(["runs\t8", "success_rate\t0.75", "median_ms\t1250", "hit_rate\t0.8"]),
    );
    expect(lines.at(-1)).toBe(`failing\tStage\uFFFD[31m\t3\t${RUN}\t2026-11-21T09:59:00.000Z`);
  });

  it("tells everything as one JSON object", async () => {
    const { out, asked } = await call({ json: true });
    expect(out.endsWith("}\n")).toBe(true);
    expect(JSON.parse(out)).toEqual({
      ...metrics,
      from: new Date(asked[0]?.fromMs ?? 0).toISOString(),
      to: "2026-11-21T10:00:00.001Z",
      runs: { total: 8, ...metrics.runs },
      heals: { ...metrics.heals, strategyCacheHit: 0, strategyCacheMiss: 0, timeImproved: null },
      successRate: 0.75,
      hitRate: 0.8,
    });
  });

  it("tells what the record of heals was worth, measured by the first heal of the site", async () => {
    const heal = (run: string, ms: number, createdAt: number, ...strategies: readonly string[]) =>
      strategies.map(
        (strategy, at): PastAttempt => ({
          ...sampleAttempt(`${run}${at}`, {
            runId: run,
            strategy,
            healTimeMs: ms / strategies.length,
            createdAt,
            outcome: at === strategies.length - 1 ? "success" : "fail",
          }),
          reviewedAt: null,
          requirement: null,
        }),
      );
    const attempts = [
      ...heal("a", 100, NOW - 40 * 86_400_000, "relocation", "discovery"),
      ...heal("b", 40, NOW - 3_000, "discovery"),
      ...heal("c", 50, NOW - 2_000, "discovery", "relocation"),
      ...heal("d", 30, NOW - 1_000, "discovery"),
    ];
    const { out } = await call({}, { attempts });
    expect(out).toContain(
      "learned         the first strategy of the record healed 2 of 3, in 60 % less time than first heals\n",
    );
    expect((await call({}, { isTty: false, attempts })).out).toContain(
      "heal_strategy_cache_hit\t2\nheal_strategy_cache_miss\t1\nheal_time_improved\t0.6\n",
    );
  });

  it("tells no rates where there is nothing to share", async () => {
    expect((await call({}, { told: nothing })).out).not.toMatch(/rate|NaN|median/);
    expect(JSON.parse((await call({ json: true }, { told: nothing })).out)).toMatchObject({
      successRate: null,
      medianMs: null,
      hitRate: null,
    });
  });

  it.each([
    ["90m", 90 * 60_000],
    ["24h", 86_400_000],
    ["7d", 7 * 86_400_000],
  ])("looks back %s", async (window, ms) => {
    const { asked } = await call({ window, limit: "3" });
    expect(asked).toEqual([{ fromMs: NOW + 1 - ms, toMs: NOW + 1, top: 3 }]);
  });

  it.each(["", "0d", "7", "7w", "-1d", "367d", "1.5h"])(
    "refuses the window %j or takes the default",
    async (window) => {
      if (window === "") expect((await call({ window })).asked[0]?.fromMs).toBe(NOW + 1 - 86_400_000);
      else await expect(call({ window })).rejects.toThrow(UserError);
    },
  );
});
