import type { Verdict } from "#core/model/run";
import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Batch } from "./run-rows";
import { jsonRows, storableJson, storableText } from "./json-rows";
import type { Orm } from "./pool";
import { prepareMetricsStatements } from "./run-metrics";
import { SAVE } from "./save-statement";
import { runArtifacts, runDrifts, runSteps, runs } from "./schema";

const { placeholder } = sql;

/** What an orphan's end is known to be. */
export interface Abortion {
  readonly id: string;
  readonly endTime: string;
  readonly durationMs: number;
}

/** Only what is still running: it may have ended, or been aborted by another, since it was looked at. */
const ABORT = `
  UPDATE runs SET status = 'aborted', verdict = 'fail', end_time = orphan."endTime", duration_ms = orphan."durationMs",
    error_message = 'the process ended before the run did'
  FROM json_to_recordset($1::text::json) AS orphan (id TEXT, "endTime" TIMESTAMPTZ, "durationMs" DOUBLE PRECISION)
  WHERE runs.id = orphan.id AND runs.status = 'running'`;

/** Stores a batch whole or not at all. */
export const saveBatch = async (db: Orm, batch: Batch): Promise<void> => {
  const rows = [
    jsonRows(runs, batch.runs),
    jsonRows(runSteps, batch.steps),
    jsonRows(runArtifacts, batch.artifacts),
    jsonRows(runDrifts, batch.drifts),
  ];
  await db.$client.unsafe(SAVE, rows, { prepare: true });
};

/** Says how many it aborted. */
export const abortRuns = async (db: Orm, orphans: readonly Abortion[]): Promise<number> =>
  (await db.$client.unsafe(ABORT, [storableJson(orphans)], { prepare: true })).count;

const reads = (db: Orm) => ({
  /** Two are enough to tell that a beginning is ambiguous. The id itself sorts before all that go on. */
  beginning: db
    .select()
    .from(runs)
    .where(and(gte(runs.id, placeholder("from")), lt(runs.id, placeholder("to"))))
    .orderBy(asc(runs.id))
    .limit(2)
    .prepare("beginning"),
  steps: db
    .select()
    .from(runSteps)
    .where(eq(runSteps.runId, placeholder("run")))
    .orderBy(asc(runSteps.stepIdx), asc(runSteps.id))
    .prepare("steps"),
  artifacts: db
    .select()
    .from(runArtifacts)
    .where(eq(runArtifacts.runId, placeholder("run")))
    .orderBy(asc(runArtifacts.createdAt), asc(runArtifacts.seq), asc(runArtifacts.id))
    .prepare("artifacts"),
  running: db
    .select({
      run: runs,
      lastTime: sql<string | null>`(select max(s.created_at) from run_steps s where s.run_id = runs.id)`.mapWith(
        runSteps.createdAt,
      ),
    })
    .from(runs)
    .where(and(eq(runs.status, "running"), eq(runs.host, placeholder("host"))))
    .prepare("running"),
});

/** Newest first; not prepared, because each filter is another statement and people wait for it anyway. */
export const selectRecent = async (
  db: Orm,
  {
    requirement,
    verdict,
    limit,
  }: { readonly requirement?: string; readonly verdict?: Verdict; readonly limit?: number },
) => {
  const rows = db
    .select()
    .from(runs)
    .where(
      and(
        requirement === undefined ? undefined : eq(runs.reqId, storableText(requirement)),
        verdict === undefined ? undefined : eq(runs.verdict, verdict),
      ),
    )
    .orderBy(desc(runs.startTime), desc(runs.id));
  return limit === undefined ? rows : rows.limit(limit);
};

/** Every statement of the run store that reads, for one pool. */
export const prepareRunStatements = (db: Orm) => ({ ...reads(db), ...prepareMetricsStatements(db) });
