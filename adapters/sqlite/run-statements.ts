import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Orm } from "./client";
import { prepareMetricsStatements } from "./run-metrics";
import { runArtifacts, runDrifts, runSteps, runs } from "./schema";

const { placeholder } = sql;

/** How many steps of the run are so. */
const stepsWhere = (condition: string) =>
  sql<number>`(select count(*) from run_steps where run_id = ${placeholder("id")} and ${sql.raw(condition)})`;

const runWrites = (db: Orm) => ({
  /** With its steps and artifacts. */
  remove: db
    .delete(runs)
    .where(eq(runs.id, placeholder("id")))
    .prepare(),
  /** A row for a run that has none yet. */
  ensure: db
    .insert(runs)
    .values({
      id: placeholder("id"),
      invocationId: placeholder("invocationId"),
      reqId: placeholder("reqId"),
      status: "running",
      stepsExecuted: 0,
      stepsTotal: 0,
      healRounds: 0,
      startTime: placeholder("startTime"),
      host: placeholder("host"),
      pid: placeholder("pid"),
      pidStarted: placeholder("pidStarted"),
      createdAt: placeholder("createdAt"),
    })
    .onConflictDoNothing()
    .prepare(),
  /** Touches nothing that the end of a run tells: a replayed start must not undo it. */
  started: db
    .update(runs)
    .set({
      rowId: sql`${placeholder("rowId")}`,
      attempt: sql`${placeholder("attempt")}`,
      title: sql`${placeholder("title")}`,
      file: sql`${placeholder("file")}`,
      url: sql`${placeholder("url")}`,
      stepsTotal: sql`case when ${runs.status} = 'running' then ${placeholder("stepsTotal")} else ${runs.stepsTotal} end`,
      startTime: sql`${placeholder("startTime")}`,
    })
    .where(eq(runs.id, placeholder("id")))
    .prepare(),
  ended: db
    .update(runs)
    .set({
      status: sql`${placeholder("status")}`,
      verdict: sql`${placeholder("verdict")}`,
      stepsExecuted: sql`${placeholder("stepsExecuted")}`,
      stepsTotal: sql`${placeholder("stepsTotal")}`,
      healRounds: sql`${placeholder("healRounds")}`,
      endTime: sql`${placeholder("endTime")}`,
      durationMs: sql`${placeholder("durationMs")}`,
      errorMessage: sql`${placeholder("errorMessage")}`,
    })
    .where(eq(runs.id, placeholder("id")))
    .prepare(),
});

const sums = (db: Orm) => ({
  /** A run that dies leaves what it had done so far; what its steps add up to is kept with it. */
  progress: db
    .update(runs)
    .set({
      stepsExecuted: sql`case when ${runs.status} = 'running' then ${stepsWhere("outcome <> 'skipped'")} else ${runs.stepsExecuted} end`,
      fromRun: stepsWhere("source = 'run'"),
      fromMemory: stepsWhere("source = 'memory'"),
      fromRedis: stepsWhere("source = 'redis'"),
      fromSqlite: stepsWhere("source = 'sqlite'"),
      fromPostgres: stepsWhere("source = 'postgres'"),
      fromDiscovery: stepsWhere("source = 'discovery'"),
      fromHeal: stepsWhere("source = 'heal'"),
      stepsHealed: stepsWhere("healed and outcome = 'success'"),
    })
    .where(eq(runs.id, placeholder("id")))
    .prepare(),
});

const partWrites = (db: Orm) => ({
  step: db
    .insert(runSteps)
    .values({
      id: placeholder("id"),
      runId: placeholder("runId"),
      stepIdx: placeholder("stepIdx"),
      element: placeholder("element"),
      action: placeholder("action"),
      selector: placeholder("selector"),
      strategy: placeholder("strategy"),
      source: placeholder("source"),
      outcome: placeholder("outcome"),
      healed: placeholder("healed"),
      lookupMs: placeholder("lookupMs"),
      latencyMs: placeholder("latencyMs"),
      errorMessage: placeholder("errorMessage"),
      createdAt: placeholder("createdAt"),
      discoverMs: placeholder("discoverMs"),
      errorCode: placeholder("errorCode"),
    })
    .onConflictDoNothing()
    .prepare(),
  drift: db
    .insert(runDrifts)
    .values({
      id: placeholder("id"),
      runId: placeholder("runId"),
      step: placeholder("step"),
      score: placeholder("score"),
      threshold: placeholder("threshold"),
      createdAt: placeholder("createdAt"),
    })
    .onConflictDoNothing()
    .prepare(),
  artifact: db
    .insert(runArtifacts)
    .values({
      id: placeholder("id"),
      runId: placeholder("runId"),
      artifactType: placeholder("artifactType"),
      filePath: placeholder("filePath"),
      fileSizeBytes: placeholder("fileSizeBytes"),
      createdAt: placeholder("createdAt"),
      step: placeholder("step"),
      lost: placeholder("lost"),
      seq: placeholder("seq"),
    })
    // A file written again under its name: what is told last counts.
    .onConflictDoUpdate({
      target: runArtifacts.id,
      set: { fileSizeBytes: sql`excluded.file_size_bytes`, lost: sql`excluded.lost` },
    })
    .prepare(),
});

const reads = (db: Orm) => ({
  /** Two are enough to tell that a beginning is ambiguous. The id itself sorts before all that go on. */
  beginning: db
    .select()
    .from(runs)
    .where(and(gte(runs.id, placeholder("from")), lt(runs.id, placeholder("to"))))
    .orderBy(asc(runs.id))
    .limit(2)
    .prepare(),
  steps: db
    .select()
    .from(runSteps)
    .where(eq(runSteps.runId, placeholder("run")))
    .orderBy(asc(runSteps.stepIdx), asc(runSteps.id))
    .prepare(),
  artifacts: db
    .select()
    .from(runArtifacts)
    .where(eq(runArtifacts.runId, placeholder("run")))
    .orderBy(asc(runArtifacts.createdAt), asc(runArtifacts.seq), asc(runArtifacts.id))
    .prepare(),
  running: db
    .select({
      run: runs,
      lastTime: sql<string | null>`(select max(s.created_at) from run_steps s where s.run_id = runs.id)`,
    })
    .from(runs)
    .where(and(eq(runs.status, "running"), eq(runs.host, placeholder("host"))))
    .prepare(),
});

/** Newest first; not prepared, because each filter is another statement and people wait for it anyway. */
export const selectRecent = (
  db: Orm,
  {
    requirement,
    verdict,
    limit,
  }: { readonly requirement?: string; readonly verdict?: "pass" | "partial" | "fail"; readonly limit?: number },
) =>
  db
    .select()
    .from(runs)
    .where(
      and(
        requirement === undefined ? undefined : eq(runs.reqId, requirement),
        verdict === undefined ? undefined : eq(runs.verdict, verdict),
      ),
    )
    .orderBy(desc(runs.startTime), desc(runs.id))
    .limit(limit ?? -1)
    .all();

/** Every statement of the run store, prepared on one connection. */
export const prepareRunStatements = (db: Orm) => ({
  ...runWrites(db),
  ...sums(db),
  ...partWrites(db),
  ...reads(db),
  ...prepareMetricsStatements(db),
});
