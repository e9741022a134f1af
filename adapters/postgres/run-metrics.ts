import type { Metrics } from "#core/model/metrics";
import type { MetricsWindow } from "#core/ports/run-store";
import { type AnyColumn, and, asc, desc, eq, gte, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import type { Orm } from "./pool";
import { runSteps, runSums, runs } from "./schema";

const { placeholder } = sql;

/** What a span of the sums lasts. */
const SPAN_MS = 600_000;

const inWindow = and(gte(runs.startTime, placeholder("from")), lt(runs.startTime, placeholder("to")));
const total = (value: AnyColumn | SQL) => sql<number>`coalesce(sum(${value}), 0)::bigint`;
const ofVerdict = (verdict: string) => sql<number>`count(*) filter (where ${runs.verdict} = ${verdict})`;

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

/** A run has a verdict when it has ended, and not before. */
const prepareRuns = (db: Orm) =>
  db
    .select({
      pass: ofVerdict("pass"),
      partial: ofVerdict("partial"),
      fail: ofVerdict("fail"),
      running: sql<number>`count(*) filter (where ${runs.verdict} is null)`,
      ...sumsOf(runs),
    })
    .from(runs)
    .where(inWindow)
    .prepare("sums_of_runs");

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
    .prepare("sums_of_spans");

/** By sorting all of the window. */
const prepareMiddle = (db: Orm) =>
  db
    .select({ ms: sql<number | null>`percentile_cont(0.5) within group (order by ${runs.durationMs})` })
    .from(runs)
    .where(and(inWindow, isNotNull(runs.durationMs)))
    .prepare("middle");

/** The runs in the order of their durations, from the middle on: an index has that order. */
const MIDDLE = `
  SELECT duration_ms AS ms FROM runs WHERE duration_ms IS NOT NULL AND start_time >= $1 AND start_time < $2
  ORDER BY duration_ms LIMIT $3 OFFSET $4`;
const RUNS_EVER = "SELECT coalesce(sum(count), 0)::bigint AS count FROM totals WHERE name = 'run'";

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
  sumsOfRuns: prepareRuns(db),
  sumsOfSpans: prepareSpans(db),
  middle: prepareMiddle(db),
  failing: prepareFailing(db),
});

type Statements = ReturnType<typeof prepareMetricsStatements>;

type Sums = Awaited<ReturnType<Statements["sumsOfRuns"]["execute"]>>[number];

const isoOf = (ms: number): string => new Date(ms).toISOString();
const between = (fromMs: number, toMs: number) => ({ from: isoOf(fromMs), to: isoOf(toMs) });

/** The whole spans of the window from their sums, what is over at its ends from the runs themselves. */
const readSums = async ({ sumsOfRuns, sumsOfSpans }: Statements, { fromMs, toMs }: MetricsWindow) => {
  const headEnd = Math.min(Math.ceil(fromMs / SPAN_MS) * SPAN_MS, toMs);
  const tailStart = Math.max(Math.floor(toMs / SPAN_MS) * SPAN_MS, headEnd);
  const parts = await Promise.all([
    sumsOfRuns.execute(between(fromMs, headEnd)),
    sumsOfSpans.execute(between(headEnd, tailStart)),
    sumsOfRuns.execute(between(tailStart, toMs)),
  ]);
  return (name: keyof Sums): number => parts.reduce((all, [part]) => all + (part?.[name] ?? 0), 0);
};

/** Sorting is the faster way where the window holds less than one run in so many. */
const FEW = 4;

const readMedian = async (db: Orm, { middle }: Statements, span: ReturnType<typeof between>, ended: number) => {
  const [ever] = await db.$client.unsafe<{ count: number }[]>(RUNS_EVER, [], { prepare: true });
  if (ended * FEW < (ever?.count ?? 0)) return (await middle.execute(span))[0]?.ms ?? null;
  const asked = [span.from, span.to, 2 - (ended % 2), Math.max(0, Math.ceil(ended / 2) - 1)];
  const rows = await db.$client.unsafe<{ ms: number }[]>(MIDDLE, asked, { prepare: true });
  return rows.length === 0 ? null : rows.reduce((sum, { ms }) => sum + ms, 0) / rows.length;
};

/** Works out the figures of a window. */
export const readMetrics = async (db: Orm, statements: Statements, window: MetricsWindow): Promise<Metrics> => {
  const span = between(window.fromMs, window.toMs);
  const timed = async () => {
    const sum = await readSums(statements, window);
    const ended = sum("pass") + sum("partial") + sum("fail");
    return { sum, medianMs: await readMedian(db, statements, span, ended) };
  };
  const [{ sum, medianMs }, failing] = await Promise.all([
    timed(),
    statements.failing.execute({ ...span, top: window.top }),
  ]);
  return {
    runs: { pass: sum("pass"), partial: sum("partial"), fail: sum("fail"), running: sum("running") },
    medianMs,
    lookups: {
      run: sum("fromRun"),
      memory: sum("fromMemory"),
      redis: sum("fromRedis"),
      sqlite: sum("fromSqlite"),
      postgres: sum("fromPostgres"),
      discovery: sum("fromDiscovery"),
      heal: sum("fromHeal"),
    },
    heals: { rounds: sum("rounds"), healed: sum("healed") },
    failing,
  };
};
