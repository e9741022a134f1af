import type { KeptRun } from "#core/ports/artifact-store";
import type { PruneBefore, Pruned, Upkeep } from "#core/ports/upkeep";
import { parseAddress } from "./address";
import { type PostgresClient, within } from "./client";
import { asPortError } from "./failure";
import { appliedVersion, SCHEMA_VERSION } from "./migrate";
import { openBare, type Orm } from "./pool";

export interface PostgresUpkeepOptions {
  readonly client: PostgresClient;
  /** The client's own address. */
  readonly url: string;
}

const ANSWER_MS = 5000;
/** Rows at a time: others want to write meanwhile. */
const PART = 5000;

const PRUNE_ENTRIES = `
  DELETE FROM selector_cache WHERE (namespace, key) IN (
    SELECT namespace, key FROM selector_cache WHERE verified_at < $1 LIMIT ${PART} FOR UPDATE SKIP LOCKED)
  RETURNING key AS id`;

const FORGET = `
  DELETE FROM requirement_keys AS list WHERE NOT EXISTS (
    SELECT 1 FROM selector_cache WHERE namespace = list.namespace AND key = ANY (list.keys))`;

/** What the statement reads is as it was before it: the artifacts of runs that go are still there. */
const PRUNE_RUNS = `
  WITH gone AS (
    DELETE FROM runs WHERE id IN (
      SELECT id FROM runs WHERE start_time < to_timestamp($1::double precision / 1000) AND status <> 'running'
      ORDER BY start_time LIMIT ${PART} FOR UPDATE SKIP LOCKED)
    RETURNING id)
  SELECT id, to_json(ARRAY(SELECT file_path FROM run_artifacts WHERE run_id = gone.id))::text AS paths FROM gone`;

const PRUNE_ATTEMPTS = `
  DELETE FROM heal_history WHERE id IN (
    SELECT id FROM heal_history WHERE created_at < $1 LIMIT ${PART} FOR UPDATE SKIP LOCKED)
  RETURNING id`;

/** Does a statement until it finds no more. */
const inParts = async (db: Orm, statement: string, beforeMs: number): Promise<readonly KeptRun[]> => {
  const gone: KeptRun[] = [];
  for (;;) {
    const rows = await db.$client.unsafe<{ readonly id: string; readonly paths?: string }[]>(statement, [beforeMs]);
    for (const { id, paths = "[]" } of rows) gone.push({ run: id, paths: JSON.parse(paths) as readonly string[] });
    if (rows.length < PART) return gone;
  }
};

const pruneAll = async (db: Orm, { historyMs, entriesMs }: PruneBefore): Promise<Pruned> => {
  const entries = await inParts(db, PRUNE_ENTRIES, entriesMs);
  if (entries.length > 0) await db.$client.unsafe(FORGET);
  const runs = await inParts(db, PRUNE_RUNS, historyMs);
  const attempts = await inParts(db, PRUNE_ATTEMPTS, historyMs);
  return { entries: entries.length, runs, attempts: attempts.length };
};

/** Looks after the database of a team. Shares the client's connections; `close` gives its lease back. */
export const createPostgresUpkeep = ({ client, url }: PostgresUpkeepOptions): Upkeep => {
  const address = parseAddress(url);
  const lease = client.lease("upkeep");
  const look = async () => {
    const bare = openBare(address);
    try {
      const [row] = await bare.client.unsafe("SHOW server_version");
      const applied = await appliedVersion(bare.client);
      const version = String(row?.server_version ?? "").split(" ")[0];
      return { place: address.label, server: `PostgreSQL ${version}`, applied, known: SCHEMA_VERSION };
    } finally {
      await bare.close();
    }
  };
  return {
    async status() {
      try {
        return await within(ANSWER_MS, look());
      } catch (error) {
        throw asPortError("upkeep", "status", address.label, error);
      }
    },
    async migrate() {
      // The pool brings the schema up to date when it connects.
      await lease.askPatiently("migrate", (db) => db.$client.unsafe("SELECT 1"));
    },
    async prune(before) {
      return lease.askPatiently("prune", (db) => pruneAll(db, before));
    },
    async close() {
      await lease.close();
    },
  };
};
