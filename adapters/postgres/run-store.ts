import { inArray } from "drizzle-orm";
import { UserError } from "#core/model/failure";
import type { Processes } from "#core/ports/processes";
import type { RunStore } from "#core/ports/run-store";
import { type PostgresClient, preparedOnce } from "./client";
import { storableText } from "./json-rows";
import { readMetrics } from "./run-metrics";
import { runs } from "./schema";
import { artifactRecord, batchOf, type RunOfEvent, type RunRow, runRecord, stepRecord, type Writer } from "./run-rows";
import { type Abortion, abortRuns, prepareRunStatements, saveBatch, selectRecent } from "./run-statements";

export interface RunStoreOptions {
  readonly client: PostgresClient;
  readonly processes: Processes;
}

/** After every id that goes on from a beginning. */
const LAST = "\u{10FFFF}";

const ambiguous = (id: string, rows: readonly RunRow[]): UserError =>
  new UserError(`more than one run begins with ${id}`, {
    code: "ambiguous-run",
    hint: `type more of the id: ${rows.map((row) => row.id).join(" or ")}`,
  });

/** The last that is known of it: when it really died nobody saw. */
const asAborted = (run: RunRow, lastTime: string | null): Abortion => {
  const endTime = lastTime !== null && lastTime > run.startTime ? lastTime : run.startTime;
  return { id: run.id, endTime, durationMs: Math.max(0, Date.parse(endTime) - Date.parse(run.startTime)) };
};

/** The runs of a team. Shares the client's connections; `close` gives its lease back. Events may come in any batches, in any order and twice. */
export const createPostgresRunStore = ({ client, processes }: RunStoreOptions): RunStore => {
  const lease = client.lease("run-store");
  const statements = preparedOnce(prepareRunStatements);
  const { self, isAlive } = processes;
  const bornAt = client.now();
  /** Events from before this process are a dead one's, told again from its spool. */
  const writerOf = (event: RunOfEvent): Writer =>
    Date.parse(event.ts) >= bornAt
      ? { host: self.host, pid: self.pid, pidStarted: self.started }
      : { host: self.host, pid: null, pidStarted: null };
  const isOrphan = ({ host, pid, pidStarted }: RunRow): boolean =>
    pid === null || !isAlive({ host, pid, started: pidStarted ?? "" });

  return {
    async save(events) {
      const batch = batchOf(events, writerOf);
      if (batch.runs.length > 0) await lease.ask("save", (db) => saveBatch(db, batch));
    },
    async recent(filter) {
      return (await lease.askPatiently("recent", (db) => selectRecent(db, filter))).map(runRecord);
    },
    async find(id) {
      const from = storableText(id);
      if (from === "") return undefined;
      return lease.askPatiently("find", async (db) => {
        const rows = await statements(db).beginning.execute({ from, to: `${from}${LAST}` });
        const [row] = rows;
        if (row === undefined) return undefined;
        if (rows.length > 1 && row.id !== from) throw ambiguous(id, rows);
        const [steps, artifacts] = await Promise.all([
          statements(db).steps.execute({ run: row.id }),
          statements(db).artifacts.execute({ run: row.id }),
        ]);
        return { run: runRecord(row), steps: steps.map(stepRecord), artifacts: artifacts.map(artifactRecord) };
      });
    },
    async remove(ids) {
      await lease.ask("remove", (db) => db.delete(runs).where(inArray(runs.id, ids.map(storableText))));
    },
    async metrics(window) {
      return lease.askPatiently("metrics", (db) => readMetrics(statements(db), window));
    },
    async abortOrphans() {
      return lease.ask("abortOrphans", async (db) => {
        const running = await statements(db).running.execute({ host: self.host });
        const orphans = running.filter(({ run }) => isOrphan(run)).map(({ run, lastTime }) => asAborted(run, lastTime));
        return orphans.length === 0 ? 0 : abortRuns(db, orphans);
      });
    },
    async close() {
      await lease.close();
    },
  };
};
