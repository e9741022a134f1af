import { Database } from "bun:sqlite";
import { existsSync } from "node:fs";
import type { PruneBefore, Pruned, Upkeep, UpkeepStatus } from "#core/ports/upkeep";
import { and, eq, lt, ne, sql } from "drizzle-orm";
import type { Orm, SqliteClient } from "./client";
import { asPortError } from "./failure";
import { SCHEMA_VERSION } from "./migrate";
import { healHistory, requirementKeys, runArtifacts, runs, selectorCache } from "./schema";

const appliedIn = (database: Database): number => {
  const names = database.query<{ name: string }, []>("SELECT name FROM sqlite_master WHERE name = 'schema_version'");
  if (names.get() === null) return 0;
  return (
    database.query<{ version: number }, []>("SELECT max(version) AS version FROM schema_version").get()?.version ?? 0
  );
};

const serverOf = (database: Database): string =>
  `SQLite ${database.query<{ version: string }, []>("SELECT sqlite_version() AS version").get()?.version ?? ""}`;

/** Opens no client, which would bring the schema up to date. */
const look = (path: string): UpkeepStatus => {
  const there = existsSync(path);
  const database = there ? new Database(path, { readonly: true }) : new Database(":memory:");
  try {
    return { place: path, server: serverOf(database), applied: appliedIn(database), known: SCHEMA_VERSION };
  } finally {
    database.close();
  }
};

/** Paths by run, read before both go. */
const artifactsBefore = (db: Orm, before: string): ReadonlyMap<string, readonly string[]> => {
  const rows = db
    .select({ run: runArtifacts.runId, path: runArtifacts.filePath })
    .from(runArtifacts)
    .innerJoin(runs, eq(runs.id, runArtifacts.runId))
    .where(lt(runs.startTime, before))
    .all();
  return new Map([...Map.groupBy(rows, ({ run }) => run)].map(([run, of]) => [run, of.map(({ path }) => path)]));
};

const pruneAll = (db: Orm, { historyMs, entriesMs }: PruneBefore): Pruned => {
  const before = new Date(historyMs).toISOString();
  const paths = artifactsBefore(db, before);
  const entries = db
    .delete(selectorCache)
    .where(lt(selectorCache.verifiedAt, entriesMs))
    .returning({ key: selectorCache.key })
    .all();
  db.delete(requirementKeys)
    .where(sql`${requirementKeys.key} not in (select ${selectorCache.key} from ${selectorCache})`)
    .run();
  const gone = db
    .delete(runs)
    .where(and(lt(runs.startTime, before), ne(runs.status, "running")))
    .returning({ id: runs.id })
    .all();
  const attempts = db
    .delete(healHistory)
    .where(lt(healHistory.createdAt, historyMs))
    .returning({ id: healHistory.id })
    .all();
  return {
    entries: entries.length,
    runs: gone.map(({ id }) => ({ run: id, paths: paths.get(id) ?? [] })),
    attempts: attempts.length,
  };
};

/** Looks after the database of one machine. Shares the client's file; `close` gives its lease back. */
export const createSqliteUpkeep = ({ client }: { readonly client: SqliteClient }): Upkeep => {
  const lease = client.lease("upkeep");
  return {
    async status() {
      try {
        return look(client.path);
      } catch (error) {
        throw asPortError("upkeep", "status", client.path, error);
      }
    },
    async migrate() {
      // The client brings the schema up to date when it opens the file.
      lease.read("migrate", (db) => db.run(sql`select 1`));
    },
    async prune(before) {
      return lease.write("prune", (db) => pruneAll(db, before));
    },
    async close() {
      lease.close();
    },
  };
};
