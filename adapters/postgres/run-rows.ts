import type { ArtifactStored, Drifted, EventStamp, RunEnded, RunEvent, RunStarted, StepEnded } from "#core/model/event";
import type { ArtifactRecord, RunRecord, StepRecord } from "#core/ports/run-store";
import type { runArtifacts, runDrifts, runSteps, runs } from "./schema";

export type RunRow = typeof runs.$inferSelect;
/** The events that become rows. */
export type RunOfEvent = Extract<
  RunEvent,
  { readonly type: "run.start" | "drift" | "step.end" | "artifact" | "run.end" }
>;
/** Who began a run; no id: a replay tells of it, the process is gone. */
export type Writer = Pick<RunRow, "host" | "pid" | "pidStarted">;
type Stamped<T> = EventStamp & T;
type StepRow = typeof runSteps.$inferSelect;
type ArtifactRow = typeof runArtifacts.$inferSelect;
type DriftRow = typeof runDrifts.$inferSelect;

/** What a batch of events comes to: a row for each run, step, artifact and drift it tells of. */
export interface Batch {
  readonly runs: readonly RunRow[];
  readonly steps: readonly StepRow[];
  readonly artifacts: readonly ArtifactRow[];
  readonly drifts: readonly DriftRow[];
}

/** What any event tells of its run: enough for a row, so that events may come in any order. The sums are the database's. */
const unknownRun = (event: RunOfEvent, writer: Writer): RunRow => ({
  id: event.run,
  invocationId: event.invocation,
  reqId: event.req,
  rowId: null,
  attempt: 1,
  title: null,
  file: null,
  url: null,
  status: "running",
  verdict: null,
  stepsExecuted: 0,
  stepsTotal: 0,
  healRounds: 0,
  startTime: event.ts,
  endTime: null,
  durationMs: null,
  errorMessage: null,
  ...writer,
  createdAt: event.ts,
  fromRun: 0,
  fromMemory: 0,
  fromRedis: 0,
  fromSqlite: 0,
  fromPostgres: 0,
  fromDiscovery: 0,
  fromHeal: 0,
  stepsHealed: 0,
});

/** Touches nothing that the end of a run tells: a replayed start must not undo it. */
const started = (row: RunRow, event: Stamped<RunStarted>): RunRow => ({
  ...row,
  rowId: event.row,
  attempt: event.attempt,
  title: event.title,
  file: event.file,
  url: event.url,
  stepsTotal: row.status === "running" ? event.steps : row.stepsTotal,
  startTime: event.ts,
});

const ended = (row: RunRow, event: Stamped<RunEnded>): RunRow => ({
  ...row,
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
const stepRow = (event: Stamped<StepEnded>): StepRow => ({
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
const driftRow = (event: Stamped<Drifted>): DriftRow => ({
  id: `${event.run}:${event.seq}`,
  runId: event.run,
  step: event.step,
  score: event.score,
  threshold: event.threshold,
  createdAt: event.ts,
});

const artifactRow = (event: Stamped<ArtifactStored>): ArtifactRow => ({
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

const afterEvent = (row: RunRow, event: RunOfEvent): RunRow => {
  if (event.type === "run.start") return started(row, event);
  return event.type === "run.end" ? ended(row, event) : row;
};

const isStored = (event: RunEvent): event is RunOfEvent =>
  event.type === "run.start" ||
  event.type === "drift" ||
  event.type === "step.end" ||
  event.type === "artifact" ||
  event.type === "run.end";

/** Folds events into rows: of a step told twice the first counts, of an artifact the last. */
export const batchOf = (events: readonly RunEvent[], writerOf: (event: RunOfEvent) => Writer): Batch => {
  const runs = new Map<string, RunRow>();
  const steps = new Map<string, StepRow>();
  const artifacts = new Map<string, ArtifactRow>();
  const drifts = new Map<string, DriftRow>();
  for (const event of events.filter(isStored)) {
    runs.set(event.run, afterEvent(runs.get(event.run) ?? unknownRun(event, writerOf(event)), event));
    if (event.type === "step.end") {
      const row = stepRow(event);
      steps.set(row.id, steps.get(row.id) ?? row);
    }
    if (event.type === "artifact") {
      const row = artifactRow(event);
      artifacts.set(row.id, row);
    }
    if (event.type === "drift") {
      const row = driftRow(event);
      drifts.set(row.id, row);
    }
  }
  return {
    runs: [...runs.values()],
    steps: [...steps.values()],
    artifacts: [...artifacts.values()],
    drifts: [...drifts.values()],
  };
};

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
