/**
 * How long the figures of `pacts metrics` take: `bun test/bench/metrics.ts [runs] [steps each]`, 100,000 and 10 when absent.
 * All runs start within the last 24 hours. Fails with 1 when the target is missed.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import { openPostgres } from "#adapters/postgres/client";
import { createPostgresRunStore } from "#adapters/postgres/run-store";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createProcesses } from "#adapters/system/processes";
import type { RunStore } from "#core/ports/run-store";
import { scratchFolder } from "../contract/samples";
import { startPostgres } from "../servers/postgres";
import { sectionText } from "./print";
import { fillRuns } from "./run-history";
import { figure, type Section, target } from "./section";
import { median } from "#core/bench/statistics";

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

interface Opened {
  readonly store: RunStore;
  /** Bytes its data take. */
  bytes(): Promise<number>;
  close(): Promise<void>;
}

const openInFile = async (): Promise<Opened> => {
  const folder = scratchFolder();
  const path = join(folder.path, "pacts.db");
  const store = createSqliteRunStore({ client: openSqlite({ path }), processes: createProcesses() });
  return {
    store,
    bytes: async () => statSync(path).size,
    close: async () => {
      await store.close();
      folder.remove();
    },
  };
};

const openOnServer = async (): Promise<Opened> => {
  const server = await startPostgres();
  const { url, query } = await server.database();
  const store = createPostgresRunStore({ client: openPostgres({ url }), processes: createProcesses() });
  return {
    store,
    bytes: async () => Number((await query("SELECT pg_database_size(current_database()) AS bytes"))[0]?.bytes),
    close: async () => {
      await store.close();
      await server.stop();
    },
  };
};

const measure = async (name: string, open: () => Promise<Opened>): Promise<Section> => {
  const { store, bytes, close } = await open();
  try {
    const toMs = Date.now();
    const before = performance.now();
    await fillRuns(store, { runs, stepsEach, elements: 500, fromMs: toMs - DAY_MS, toMs });
    const filledMs = performance.now() - before;
    const over = (windowMs: number) => timesOf(() => store.metrics({ fromMs: toMs - windowMs, toMs, top: 10 }));
    const [hour, day, week] = [await over(DAY_MS / 24), await over(DAY_MS), await over(7 * DAY_MS)];
    return {
      name: `metrics: ${name}, ${runs} runs with ${runs * stepsEach} steps in 24 h`,
      figures: [figure("last hour", hour), figure("last 24 h", day), figure("last 7 d", week)],
      targets: [target(`${name}: last 24 h, p50`, median(day), LIMIT_MS, "ms")],
      notes: [`filled in ${(filledMs / 1000).toFixed(1)} s, ${((await bytes()) / 2 ** 20).toFixed(0)} MB`],
    };
  } finally {
    await close();
  }
};

const sections = [await measure("sqlite", openInFile), await measure("postgres", openOnServer)];
process.stdout.write(sections.map(sectionText).join("\n"));
process.exitCode = sections.every(({ targets }) => targets.every(({ ok }) => ok)) ? 0 : 1;
