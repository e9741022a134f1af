import type { Metrics } from "#core/model/metrics";
import type { MetricsWindow } from "#core/ports/run-store";
import { type AnyColumn, and, asc, desc, gte, isNotNull, lt, ne, sql } from "drizzle-orm";
import type { Orm } from "./client";
import { runSteps, runs } from "./schema";

const { placeholder } = sql;

const inWindow = and(gte(runs.startTime, placeholder("from")), lt(runs.startTime, placeholder("to")));
const ended = ne(runs.status, "running");
const total = (column: AnyColumn) => sql<number>`coalesce(sum(${column}), 0)`;
const ofVerdict = (verdict: string) => sql<number>`count(*) filter (where ${ended} and ${runs.verdict} = ${verdict})`;

const prepareFigures = (db: Orm) =>
  db
    .select({
      pass: ofVerdict("pass"),
      partial: ofVerdict("partial"),
      fail: ofVerdict("fail"),
      running: sql<number>`count(*) filter (where ${runs.status} = 'running')`,
      rounds: total(runs.healRounds),
      healed: total(runs.stepsHealed),
      fromRun: total(runs.fromRun),
      fromMemory: total(runs.fromMemory),
      fromRedis: total(runs.fromRedis),
      fromSqlite: total(runs.fromSqlite),
      fromPostgres: total(runs.fromPostgres),
      fromDiscovery: total(runs.fromDiscovery),
      fromHeal: total(runs.fromHeal),
    })
    .from(runs)
    .where(inWindow)
    .prepare();

/** Durations in order, from the one or two in the middle on; `count` ended runs are in the window. */
const prepareMiddle = (db: Orm) =>
  db
    .select({ ms: runs.durationMs })
    .from(runs)
    .where(and(inWindow, ended))
    .orderBy(asc(runs.durationMs))
    .limit(placeholder("limit"))
    .offset(placeholder("offset"))
    .prepare();

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
  figures: prepareFigures(db),
  middle: prepareMiddle(db),
  failing: prepareFailing(db),
});

type Statements = ReturnType<typeof prepareMetricsStatements>;

const medianOf = ({ middle }: Statements, span: { readonly from: string; readonly to: string }, count: number) => {
  if (count === 0) return null;
  const found = middle.all({ ...span, offset: (count - 1) >> 1, limit: count % 2 === 0 ? 2 : 1 });
  const times = found.flatMap(({ ms }) => ms ?? []);
  return times.length === 0 ? null : times.reduce((sum, ms) => sum + ms, 0) / times.length;
};

/** Works out the figures of a window, all from one state of the database. */
export const readMetrics = (statements: Statements, { fromMs, toMs, top }: MetricsWindow): Metrics => {
  const span = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  const row = statements.figures.get(span);
  const { pass = 0, partial = 0, fail = 0, running = 0 } = row ?? {};
  return {
    runs: { pass, partial, fail, running },
    medianMs: medianOf(statements, span, pass + partial + fail),
    lookups: {
      run: row?.fromRun ?? 0,
      memory: row?.fromMemory ?? 0,
      redis: row?.fromRedis ?? 0,
      sqlite: row?.fromSqlite ?? 0,
      postgres: row?.fromPostgres ?? 0,
      discovery: row?.fromDiscovery ?? 0,
      heal: row?.fromHeal ?? 0,
    },
    heals: { rounds: row?.rounds ?? 0, healed: row?.healed ?? 0 },
    failing: statements.failing.all({ ...span, top }),
  };
};
