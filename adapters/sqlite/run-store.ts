import type { RunEvent } from "#core/model/event";
import { UserError } from "#core/model/failure";
import type { ProcessMark, Processes } from "#core/ports/processes";
import type { RunStore } from "#core/ports/run-store";
import { type Orm, preparedOnce, type SqliteClient } from "./client";
import { readMetrics } from "./run-metrics";
import {
  artifactRecord,
  artifactRow,
  endedRow,
  type RunRow,
  runRecord,
  runStub,
  startedRow,
  stepRecord,
  stepRow,
} from "./run-rows";
import { prepareRunStatements, selectRecent } from "./run-statements";

export interface RunStoreOptions {
  readonly client: SqliteClient;
  readonly processes: Processes;
}

type RunOfEvent = Extract<RunEvent, { readonly type: "run.start" | "step.end" | "artifact" | "run.end" }>;

/** After every id that goes on from a beginning. */
const LAST = "\u{10FFFF}";

const isStored = (event: RunEvent): event is RunOfEvent =>
  event.type === "run.start" || event.type === "step.end" || event.type === "artifact" || event.type === "run.end";

const ambiguous = (id: string, rows: readonly RunRow[]): UserError =>
  new UserError(`more than one run begins with ${id}`, {
    code: "ambiguous-run",
    hint: `type more of the id: ${rows.map((row) => row.id).join(" or ")}`,
  });

const asAborted = (run: RunRow, lastTime: string | null) => {
  const endTime = lastTime !== null && lastTime > run.startTime ? lastTime : run.startTime;
  return {
    id: run.id,
    status: "aborted",
    verdict: "fail",
    stepsExecuted: run.stepsExecuted,
    stepsTotal: run.stepsTotal,
    healRounds: run.healRounds,
    // The last that is known of it: when it really died nobody saw.
    endTime,
    durationMs: Math.max(0, Date.parse(endTime) - Date.parse(run.startTime)),
    errorMessage: "the process ended before the run did",
  };
};

/** Writes one event down; `bornAt` is when this process began to. */
const createWriter = (
  statements: (db: Orm) => ReturnType<typeof prepareRunStatements>,
  self: ProcessMark,
  bornAt: number,
) => {
  /** Events from before this process are a dead one's, told again from its spool. */
  const writerOf = (event: RunOfEvent) =>
    Date.parse(event.ts) >= bornAt ? { pid: self.pid, pidStarted: self.started } : { pid: null, pidStarted: null };
  return (db: Orm, event: RunOfEvent): void => {
    const prepared = statements(db);
    prepared.ensure.run({ ...runStub(event), host: self.host, ...writerOf(event) });
    switch (event.type) {
      case "run.start":
        prepared.started.run(startedRow(event));
        break;
      case "step.end":
        prepared.step.run(stepRow(event));
        break;
      case "artifact":
        prepared.artifact.run(artifactRow(event));
        break;
      case "run.end":
        prepared.ended.run(endedRow(event));
        break;
    }
  };
};

/** The runs of one machine, in the client's file; `close` gives its lease back. Events may come in any batches, in any order and twice. */
export const createSqliteRunStore = ({ client, processes }: RunStoreOptions): RunStore => {
  const lease = client.lease("run-store");
  const statements = preparedOnce(prepareRunStatements);
  const { self } = processes;
  const store = createWriter(statements, self, client.now());
  const isOrphan = ({ host, pid, pidStarted }: RunRow): boolean =>
    pid === null || !processes.isAlive({ host, pid, started: pidStarted ?? "" });

  return {
    async save(events) {
      const stored = events.filter(isStored);
      if (stored.length === 0) return;
      lease.write("save", (db) => {
        for (const event of stored) store(db, event);
        for (const id of new Set(stored.map((event) => event.run))) statements(db).progress.run({ id });
      });
    },
    async recent(filter) {
      return lease.read("recent", (db) => selectRecent(db, filter)).map(runRecord);
    },
    async find(id) {
      if (id === "") return undefined;
      return lease.read("find", (db) => {
        const rows = statements(db).beginning.all({ from: id, to: `${id}${LAST}` });
        const [row] = rows;
        if (row === undefined) return undefined;
        if (rows.length > 1 && row.id !== id) throw ambiguous(id, rows);
        return {
          run: runRecord(row),
          steps: statements(db).steps.all({ run: row.id }).map(stepRecord),
          artifacts: statements(db).artifacts.all({ run: row.id }).map(artifactRecord),
        };
      });
    },
    async remove(ids) {
      lease.write("remove", (db) => {
        for (const id of ids) statements(db).remove.run({ id });
      });
    },
    async metrics(window) {
      return lease.read("metrics", (db) => db.transaction(() => readMetrics(statements(db), window)));
    },
    async abortOrphans() {
      const orphans = (db: Orm) =>
        statements(db)
          .running.all({ host: self.host })
          .filter(({ run }) => isOrphan(run));
      // Most starts find none, and take no lock for it.
      if (lease.read("abortOrphans", orphans).length === 0) return 0;
      return lease.write("abortOrphans", (db) => {
        const found = orphans(db);
        for (const { run, lastTime } of found) statements(db).ended.run(asAborted(run, lastTime));
        return found.length;
      });
    },
    async close() {
      lease.close();
    },
  };
};
