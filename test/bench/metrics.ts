/**
 * How long the figures of `pacts metrics` take: `bun test/bench/metrics.ts [runs] [steps each]`, 100,000 and 10 when absent.
 * All runs start within the last 24 hours. Fails with 1 when the target is missed.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createProcesses } from "#adapters/system/processes";
import { sectionText } from "./print";
import { fillRuns } from "./run-history";
import { figure, type Section, target } from "./section";
import { median } from "./statistics";

const DAY_MS = 86_400_000;
const LIMIT_MS = 100;
const ROUNDS = 15;

const [runs = 100_000, stepsEach = 10] = process.argv.slice(2).map(Number);

const timesOf = async (work: () => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
  }
  return times;
};

const measure = async (folder: string): Promise<Section> => {
  const path = join(folder, "pacts.db");
  const store = createSqliteRunStore({ client: openSqlite({ path }), processes: createProcesses() });
  const toMs = Date.now();
  const before = performance.now();
  await fillRuns(store, { runs, stepsEach, elements: 500, fromMs: toMs - DAY_MS, toMs });
  const filledMs = performance.now() - before;
  const over = (windowMs: number) => timesOf(() => store.metrics({ fromMs: toMs - windowMs, toMs, top: 10 }));
  const [hour, day, week] = [await over(DAY_MS / 24), await over(DAY_MS), await over(7 * DAY_MS)];
  await store.close();
  return {
    name: `metrics: sqlite, ${runs} runs with ${runs * stepsEach} steps in 24 h`,
    figures: [figure("last hour", hour), figure("last 24 h", day), figure("last 7 d", week)],
    targets: [target("last 24 h, p50", median(day), LIMIT_MS, "ms")],
    notes: [`filled in ${(filledMs / 1000).toFixed(1)} s, ${(statSync(path).size / 2 ** 20).toFixed(0)} MB`],
  };
};

const folder = mkdtempSync(join(tmpdir(), "pacts-bench-"));
try {
  const section = await measure(folder);
  process.stdout.write(sectionText(section));
  process.exitCode = section.targets.every(({ ok }) => ok) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
