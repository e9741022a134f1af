import type { Metrics } from "#core/model/metrics";
import type { MetricsWindow } from "#core/ports/run-store";
import { type AnyColumn, and, asc, desc, eq, gte, isNotNull, lt, ne, sql } from "drizzle-orm";
import type { Orm } from "./pool";
import { runSteps, runs } from "./schema";

const { placeholder } = sql;

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
      medianMs: sql<
        number | null
      >`percentile_cont(0.5) within group (order by ${runs.durationMs}) filter (where ${ended})`,
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
    .where(and(gte(runs.startTime, placeholder("from")), lt(runs.startTime, placeholder("to"))))
    .prepare("figures");

const failedInWindow = and(
  sql`${runSteps.outcome} = 'fail'`,
  isNotNull(runSteps.element),
  gte(runSteps.createdAt, placeholder("from")),
  lt(runSteps.createdAt, placeholder("to")),
);

const prepareFailing = (db: Orm) => {
  const worst = db
    .select({
      element: sql<string>`${runSteps.element}`.as("element"),
      failures: sql<number>`count(*)`.as("failures"),
      lastTime: sql<string>`max(${runSteps.createdAt})`.mapWith(runSteps.createdAt).as("last_time"),
    })
    .from(runSteps)
    .where(failedInWindow)
    .groupBy(runSteps.element)
    .orderBy(desc(sql`failures`), desc(sql`last_time`), asc(runSteps.element))
    .limit(placeholder("top"))
    .as("worst");
  const last = db
    .select({ runId: runSteps.runId })
    .from(runSteps)
    .where(and(failedInWindow, eq(runSteps.element, worst.element), eq(runSteps.createdAt, worst.lastTime)))
    .limit(1)
    .as("last");
  return db
    .select({ element: worst.element, failures: worst.failures, lastRun: last.runId, lastTime: worst.lastTime })
    .from(worst)
    .innerJoinLateral(last, sql`true`)
    .orderBy(desc(worst.failures), desc(worst.lastTime), asc(worst.element))
    .prepare("failing");
};

/** The statements of the metrics, for one pool. */
export const prepareMetricsStatements = (db: Orm) => ({ figures: prepareFigures(db), failing: prepareFailing(db) });

type Statements = ReturnType<typeof prepareMetricsStatements>;

/** Works out the figures of a window. */
export const readMetrics = async (statements: Statements, { fromMs, toMs, top }: MetricsWindow): Promise<Metrics> => {
  const span = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  const [[row], failing] = await Promise.all([
    statements.figures.execute(span),
    statements.failing.execute({ ...span, top }),
  ]);
  return {
    runs: { pass: row?.pass ?? 0, partial: row?.partial ?? 0, fail: row?.fail ?? 0, running: row?.running ?? 0 },
    medianMs: row?.medianMs ?? null,
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
    failing,
  };
};
