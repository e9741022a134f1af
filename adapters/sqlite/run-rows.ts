import type { ArtifactStored, Drifted, EventStamp, RunEnded, RunStarted, StepEnded } from "#core/model/event";
import type { ArtifactRecord, RunRecord, StepRecord } from "#core/ports/run-store";
import type { runArtifacts, runDrifts, runSteps, runs } from "./schema";

type Stamped<T> = EventStamp & T;
type StepRow = typeof runSteps.$inferSelect;
type ArtifactRow = typeof runArtifacts.$inferSelect;
type DriftRow = typeof runDrifts.$inferSelect;
export type RunRow = typeof runs.$inferSelect;

/** What any event tells of its run: enough for a row, so that events may come in any order. */
export const runStub = (event: EventStamp & { readonly run: string; readonly req: string }) => ({
  id: event.run,
  invocationId: event.invocation,
  reqId: event.req,
  startTime: event.ts,
  createdAt: event.ts,
});

export const startedRow = (event: Stamped<RunStarted>) => ({
  id: event.run,
  rowId: event.row,
  attempt: event.attempt,
  title: event.title,
  file: event.file,
  url: event.url,
  stepsTotal: event.steps,
  startTime: event.ts,
});

export const endedRow = (event: Stamped<RunEnded>) => ({
  id: event.run,
  status: event.status,
  verdict: event.verdict,
  stepsExecuted: event.steps.success + event.steps.fail,
  stepsTotal: event.steps.total,
  healRounds: event.healRounds,
  endTime: event.ts,
  durationMs: event.ms,
  errorMessage: event.error ?? null,
});

/** Run and step name the row: a replay meets its own row again. */
export const stepRow = (event: Stamped<StepEnded>): StepRow => ({
  id: `${event.run}:${event.step}`,
  runId: event.run,
  stepIdx: event.index,
  element: event.element,
  action: event.action,
  selector: event.selector,
  strategy: event.strategy,
  source: event.source,
  outcome: event.outcome,
  healed: event.healed,
  lookupMs: event.lookupMs,
  latencyMs: event.ms,
  errorMessage: event.error?.message ?? null,
  createdAt: event.ts,
  discoverMs: event.discoverMs,
  errorCode: event.error?.code ?? null,
});

/** A step may drift several times; the event's place in the stream tells them apart, and a replay finds its own row again. */
export const driftRow = (event: Stamped<Drifted>): DriftRow => ({
  id: `${event.run}:${event.seq}`,
  runId: event.run,
  step: event.step,
  score: event.score,
  threshold: event.threshold,
  createdAt: event.ts,
});

export const artifactRow = (event: Stamped<ArtifactStored>): ArtifactRow => ({
  id: `${event.run}:${event.path}`,
  runId: event.run,
  artifactType: event.artifactType,
  filePath: event.path,
  fileSizeBytes: event.bytes,
  createdAt: event.ts,
  step: event.step ?? null,
  lost: event.lost ?? null,
  seq: event.seq,
});

export const runRecord = (row: RunRow): RunRecord => ({
  id: row.id,
  invocationId: row.invocationId,
  reqId: row.reqId,
  rowId: row.rowId,
  attempt: row.attempt,
  title: row.title,
  file: row.file,
  url: row.url,
  status: row.status,
  verdict: row.verdict,
  stepsExecuted: row.stepsExecuted,
  stepsTotal: row.stepsTotal,
  healRounds: row.healRounds,
  startTime: row.startTime,
  endTime: row.endTime,
  durationMs: row.durationMs,
  errorMessage: row.errorMessage,
});

export const stepRecord = ({
  runId: _run,
  createdAt: _at,
  discoverMs: _discover,
  errorCode: _code,
  ...record
}: StepRow): StepRecord => record;

export const artifactRecord = ({ runId: _run, createdAt: _at, seq: _seq, ...record }: ArtifactRow): ArtifactRecord =>
  record;
