/**
 * How long the figures of `pacts metrics` and `pacts metrics serve` take: `bun test/bench/metrics.ts [runs] [steps each]`, 100,000 and 10
 * when absent. All runs start within the 24 hours before the last. Fails with 1 when a target is missed.
 * To fill the databases once: PACTS_BENCH_FOLDER keeps the file of SQLite, PACTS_BENCH_DATABASE_URL names a database of Postgres to keep.
 */
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres } from "#adapters/postgres/client";
import { createPostgresFigures } from "#adapters/postgres/figures";
import { createPostgresHealHistory } from "#adapters/postgres/heal-history";
import { createPostgresRunStore } from "#adapters/postgres/run-store";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteFigures } from "#adapters/sqlite/figures";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createProcesses } from "#adapters/system/processes";
import { median } from "#core/bench/statistics";
import type { CacheLayer } from "#core/ports/cache-layer";
import type { Figures, ListPlace } from "#core/ports/figures";
import type { HealHistory } from "#core/ports/heal-history";
import type { RunStore } from "#core/ports/run-store";
import { sampleEntry, scratchFolder } from "../contract/samples";
import { startPostgres } from "../servers/postgres";
import { sectionText } from "./print";
import { fillHeals, fillRuns } from "./run-history";
import { figure, type Section, target } from "./section";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LIMIT_MS = 100;
const ROUNDS = 15;
const ENTRIES = 10_000;
const ROWS = 50;

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
  readonly heals: HealHistory;
  readonly layer: CacheLayer;
  readonly figures: Figures;
  /** Bytes its data take. */
  bytes(): Promise<number>;
  close(): Promise<void>;
}

const openInFile = async (): Promise<Opened> => {
  const kept = process.env.PACTS_BENCH_FOLDER;
  if (kept !== undefined) mkdirSync(kept, { recursive: true });
  const folder = kept === undefined ? scratchFolder() : { path: kept, remove: () => {} };
  const path = join(folder.path, "pacts.db");
  const client = openSqlite({ path });
  return {
    store: createSqliteRunStore({ client, processes: createProcesses() }),
    heals: createSqliteHealHistory({ client }),
    layer: createSqliteCacheLayer({ client }),
    figures: createSqliteFigures({ client }),
    bytes: async () => statSync(path).size,
    close: async () => {
      client.close();
      folder.remove();
    },
  };
};

const openOnServer = async (): Promise<Opened> => {
  const kept = process.env.PACTS_BENCH_DATABASE_URL;
  const server = kept === undefined ? await startPostgres() : undefined;
  const url = kept ?? (await server?.database())?.url ?? "";
  const client = openPostgres({ url });
  const lease = client.lease("bench");
  const size = "SELECT pg_database_size(current_database()) AS bytes";
  return {
    store: createPostgresRunStore({ client, processes: createProcesses() }),
    heals: createPostgresHealHistory({ client }),
    layer: createPostgresCacheLayer({ client, namespace: "default" }),
    figures: createPostgresFigures({ client, namespace: "default" }),
    bytes: async () => Number((await lease.ask("size", (db) => db.$client.unsafe(size)))[0]?.bytes),
    close: async () => {
      await client.close();
      await server?.stop();
    },
  };
};

/** Fills an empty database; answers the end of the day its runs are of. */
const fill = async ({ store, heals, layer, figures }: Opened): Promise<number> => {
  const [newest] = await figures.runs({ limit: 1 });
  if (newest !== undefined) return Date.parse(newest.startTime) + 1;
  const toMs = Date.now();
  const history = { runs, stepsEach, elements: 500, fromMs: toMs - DAY_MS, toMs };
  await fillRuns(store, history);
  await fillHeals(heals, history);
  const verifiedAt = (at: number) => toMs - DAY_MS + at * 1000;
  const entries = Array.from({ length: ENTRIES }, (_, at) => sampleEntry(`key-${at}`, { verifiedAt: verifiedAt(at) }));
  for (let from = 0; from < ENTRIES; from += 500) await layer.putMany(entries.slice(from, from + 500));
  return toMs;
};

const measureAll = async ({ store, layer, figures }: Opened, toMs: number) => {
  const figuresOf = (windowMs: number) => () => store.metrics({ fromMs: toMs - windowMs, toMs, top: 10 });
  const hoursOf = (windowMs: number) => () => figures.hours({ fromMs: toMs - windowMs, toMs });
  const middle: ListPlace = { atMs: toMs - DAY_MS / 2, id: "" };
  const [run] = await figures.runs({ limit: 1, after: middle });
  const work: readonly (readonly [name: string, ask: () => Promise<unknown>])[] = [
    ["summary, last hour", figuresOf(HOUR_MS)],
    ["summary, last 24 h", figuresOf(DAY_MS)],
    ["summary, last 7 d", figuresOf(7 * DAY_MS)],
    ["totals", figures.totals],
    ["by hour, last 24 h", hoursOf(DAY_MS)],
    ["by hour, last 7 d", hoursOf(7 * DAY_MS)],
    ["runs, newest", () => figures.runs({ limit: ROWS })],
    ["runs, 50,000 on", () => figures.runs({ limit: ROWS, after: middle })],
    ["a run", () => store.find(run?.id ?? "")],
    ["heals, newest", () => figures.attempts({ limit: ROWS })],
    ["heals, 10,000 on", () => figures.attempts({ limit: ROWS, after: middle })],
    ["cache entries, newest", () => figures.entries({ limit: ROWS })],
    ["cache entries, 5,000 on", () => figures.entries({ limit: ROWS, after: middle })],
    ["cache statistics", () => layer.stats()],
    ["ping", figures.ping],
  ];
  const times: (readonly [name: string, times: readonly number[]])[] = [];
  for (const [name, ask] of work) times.push([name, await timesOf(ask)]);
  return times;
};

const measure = async (name: string, open: () => Promise<Opened>): Promise<Section> => {
  const opened = await open();
  try {
    const before = performance.now();
    const toMs = await fill(opened);
    const filledMs = performance.now() - before;
    const times = await measureAll(opened, toMs);
    return {
      name: `metrics: ${name}, ${runs} runs with ${runs * stepsEach} steps in 24 h`,
      figures: times.map(([what, samples]) => figure(what, samples)),
      targets: times.map(([what, samples]) => target(`${name}: ${what}, p50`, median(samples), LIMIT_MS, "ms")),
      notes: [`filled in ${(filledMs / 1000).toFixed(1)} s, ${((await opened.bytes()) / 2 ** 20).toFixed(0)} MB`],
    };
  } finally {
    await opened.close();
  }
};

const sections = [await measure("sqlite", openInFile), await measure("postgres", openOnServer)];
process.stdout.write(sections.map(sectionText).join("\n"));
process.exitCode = sections.every(({ targets }) => targets.every(({ ok }) => ok)) ? 0 : 1;
