import type { Metrics } from "#core/model/metrics";
import type { MetricsWindow } from "#core/ports/run-store";
import { type AnyColumn, and, asc, desc, eq, gte, isNotNull, lt, sql } from "drizzle-orm";
import type { Orm } from "./pool";
import { runSteps, runs } from "./schema";

const { placeholder } = sql;

const inWindow = and(gte(runs.startTime, placeholder("from")), lt(runs.startTime, placeholder("to")));
const total = (column: AnyColumn) => sql<number>`coalesce(sum(${column}), 0)`;
const ofVerdict = (verdict: string) => sql<number>`count(*) filter (where ${runs.verdict} = ${verdict})`;

/** A run has a verdict when it has ended, and not before. */
const prepareFigures = (db: Orm) =>
  db
    .select({
      all: sql<number>`count(*)`,
      ended: sql<number>`count(${runs.verdict})`,
      pass: ofVerdict("pass"),
      partial: ofVerdict("partial"),
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
    .prepare("figures");

/** Apart from the figures: it alone must sort, and they can be counted by several workers meanwhile. */
const prepareMiddle = (db: Orm) =>
  db
    .select({ ms: sql<number | null>`percentile_cont(0.5) within group (order by ${runs.durationMs})` })
    .from(runs)
    .where(and(inWindow, isNotNull(runs.durationMs)))
    .prepare("middle");

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
export const prepareMetricsStatements = (db: Orm) => ({
  figures: prepareFigures(db),
  middle: prepareMiddle(db),
  failing: prepareFailing(db),
});

type Statements = ReturnType<typeof prepareMetricsStatements>;

/** Works out the figures of a window. */
export const readMetrics = async (statements: Statements, { fromMs, toMs, top }: MetricsWindow): Promise<Metrics> => {
  const span = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
  const [[row], [middle], failing] = await Promise.all([
    statements.figures.execute(span),
    statements.middle.execute(span),
    statements.failing.execute({ ...span, top }),
  ]);
  const { all = 0, ended = 0, pass = 0, partial = 0 } = row ?? {};
  return {
    runs: { pass, partial, fail: ended - pass - partial, running: all - ended },
    medianMs: middle?.ms ?? null,
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
