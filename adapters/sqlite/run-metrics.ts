import type { Metrics } from "#core/model/metrics";
import type { MetricsWindow } from "#core/ports/run-store";
import { type AnyColumn, and, asc, desc, gte, isNotNull, lt, sql } from "drizzle-orm";
import type { Orm } from "./client";
import { median } from "./median";
import { runSteps, runSums, runs } from "./schema";

const { placeholder } = sql;

/** How much of a start names its span: `2026-11-21T10:0`, ten minutes. */
const SPAN_LENGTH = 15;
const SPAN_MS = 600_000;

const total = (value: AnyColumn | ReturnType<typeof sql>) => sql<number>`coalesce(sum(${value}), 0)`;
const ended = (verdict: string) => sql`${runs.status} <> 'running' and ${runs.verdict} = ${sql.raw(`'${verdict}'`)}`;

const sumsOf = (table: typeof runs | typeof runSums) => ({
  rounds: total(table.healRounds),
  healed: total(table.stepsHealed),
  fromRun: total(table.fromRun),
  fromMemory: total(table.fromMemory),
  fromRedis: total(table.fromRedis),
  fromSqlite: total(table.fromSqlite),
  fromPostgres: total(table.fromPostgres),
  fromDiscovery: total(table.fromDiscovery),
  fromHeal: total(table.fromHeal),
});

const prepareSpans = (db: Orm) =>
  db
    .select({
      pass: total(runSums.pass),
      partial: total(runSums.partial),
      fail: total(runSums.fail),
      running: total(runSums.running),
      ...sumsOf(runSums),
    })
    .from(runSums)
    .where(and(gte(runSums.span, placeholder("from")), lt(runSums.span, placeholder("to"))))
    .prepare();

const startedWithin = and(gte(runs.startTime, placeholder("from")), lt(runs.startTime, placeholder("to")));

const prepareRuns = (db: Orm) =>
  db
    .select({
      pass: total(ended("pass")),
      partial: total(ended("partial")),
      fail: total(ended("fail")),
      running: total(sql`${runs.status} = 'running'`),
      ...sumsOf(runs),
    })
    .from(runs)
    .where(startedWithin)
    .prepare();

/** As one JSON list: sorting in SQLite takes three times as long. Only a run under way has no duration. */
const prepareDurations = (db: Orm) =>
  db
    .select({ times: sql<string>`json_group_array(${runs.durationMs})` })
    .from(runs)
    .where(and(startedWithin, isNotNull(runs.durationMs)))
    .prepare();

/** The runs in the order of their durations, from the middle on; the other index would have to sort them. */
const MIDDLE = `
  SELECT duration_ms AS ms FROM runs INDEXED BY runs_by_duration
  WHERE duration_ms IS NOT NULL AND start_time >= ?1 AND start_time < ?2 ORDER BY duration_ms LIMIT ?3 OFFSET ?4`;
const RUNS_EVER = "SELECT coalesce(sum(count), 0) AS count FROM totals WHERE name = 'run'";

/** Beside max() the other columns are those of its row: SQLite promises that. */
const prepareFailing = (db: Orm) => {
  const failures = sql<number>`count(*)`;
  const lastTime = sql<string>`max(${runSteps.createdAt})`;
  return db
    .select({ element: sql<string>`${runSteps.element}`, failures, lastRun: runSteps.runId, lastTime })
    .from(runSteps)
    .where(
      and(
        sql`${runSteps.outcome} = 'fail'`,
        isNotNull(runSteps.element),
        gte(runSteps.createdAt, placeholder("from")),
        lt(runSteps.createdAt, placeholder("to")),
      ),
    )
    .groupBy(runSteps.element)
    .orderBy(desc(failures), desc(lastTime), asc(runSteps.element))
    .limit(placeholder("top"))
    .prepare();
};

/** The statements of the metrics, prepared on one connection. */
export const prepareMetricsStatements = (db: Orm) => ({
  sumsOfSpans: prepareSpans(db),
  sumsOfRuns: prepareRuns(db),
  durations: prepareDurations(db),
  failing: prepareFailing(db),
});

type Statements = ReturnType<typeof prepareMetricsStatements>;
type Sums = NonNullable<ReturnType<Statements["sumsOfRuns"]["get"]>>;

const isoOf = (ms: number): string => new Date(ms).toISOString();
const between = (fromMs: number, toMs: number) => ({ from: isoOf(fromMs), to: isoOf(toMs) });

/** The whole spans of the window from their sums, what is over at its ends from the runs themselves. */
const readSums = ({ sumsOfSpans, sumsOfRuns }: Statements, { fromMs, toMs }: MetricsWindow): Sums => {
  const headEnd = Math.min(Math.ceil(fromMs / SPAN_MS) * SPAN_MS, toMs);
  const tailStart = Math.max(Math.floor(toMs / SPAN_MS) * SPAN_MS, headEnd);
  const spanOf = (ms: number): string => isoOf(ms).slice(0, SPAN_LENGTH);
  const parts = [
    sumsOfRuns.get(between(fromMs, headEnd)),
    sumsOfSpans.get({ from: spanOf(headEnd), to: spanOf(tailStart) }),
    sumsOfRuns.get(between(tailStart, toMs)),
  ];
  const sum = (name: keyof Sums): number => parts.reduce((all, part) => all + (part?.[name] ?? 0), 0);
  return {
    pass: sum("pass"),
    partial: sum("partial"),
    fail: sum("fail"),
    running: sum("running"),
    rounds: sum("rounds"),
    healed: sum("healed"),
    fromRun: sum("fromRun"),
    fromMemory: sum("fromMemory"),
    fromRedis: sum("fromRedis"),
    fromSqlite: sum("fromSqlite"),
    fromPostgres: sum("fromPostgres"),
    fromDiscovery: sum("fromDiscovery"),
    fromHeal: sum("fromHeal"),
  };
};

/** The whole list is the faster way where the window holds less than one run in so many. */
const FEW = 4;

const medianOf = (db: Orm, { durations }: Statements, span: ReturnType<typeof between>, ended: number) => {
  const { $client } = db;
  const ever = $client.query<{ count: number }, []>(RUNS_EVER).get()?.count ?? 0;
  if (ended * FEW < ever) return listMedian(durations.get(span)?.times);
  const middle = $client.query<{ ms: number }, [string, string, number, number]>(MIDDLE);
  return mean(middle.all(span.from, span.to, 2 - (ended % 2), Math.max(0, Math.ceil(ended / 2) - 1)));
};

const listMedian = (times: string | undefined): number | null => {
  const all: readonly number[] = JSON.parse(times ?? "[]");
  return all.length === 0 ? null : median(all);
};

const mean = (rows: readonly { readonly ms: number }[]): number | null =>
  rows.length === 0 ? null : rows.reduce((sum, { ms }) => sum + ms, 0) / rows.length;

/** Works out the figures of a window; in one transaction all are from one state of the database. */
export const readMetrics = (db: Orm, statements: Statements, window: MetricsWindow): Metrics => {
  const { pass, partial, fail, running, rounds, healed, ...from } = readSums(statements, window);
  const span = between(window.fromMs, window.toMs);
  return {
    runs: { pass, partial, fail, running },
    medianMs: medianOf(db, statements, span, pass + partial + fail),
    lookups: {
      run: from.fromRun,
      memory: from.fromMemory,
      redis: from.fromRedis,
      sqlite: from.fromSqlite,
      postgres: from.fromPostgres,
      discovery: from.fromDiscovery,
      heal: from.fromHeal,
    },
    heals: { rounds, healed },
    failing: statements.failing.all({ ...span, top: window.top }),
  };
};
