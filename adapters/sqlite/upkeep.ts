import { Database } from "bun:sqlite";
import { existsSync } from "node:fs";
import type { Upkeep, UpkeepStatus } from "#core/ports/upkeep";
import { and, lt, ne, sql } from "drizzle-orm";
import type { Orm, SqliteClient } from "./client";
import { asPortError } from "./failure";
import { SCHEMA_VERSION } from "./migrate";
import { healHistory, requirementKeys, runs, selectorCache } from "./schema";

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

const pruneAll = (db: Orm, beforeMs: number) => {
  const before = new Date(beforeMs).toISOString();
  const entries = db
    .delete(selectorCache)
    .where(lt(selectorCache.verifiedAt, beforeMs))
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
    .where(lt(healHistory.createdAt, beforeMs))
    .returning({ id: healHistory.id })
    .all();
  return { entries: entries.length, runs: gone.map(({ id }) => id), attempts: attempts.length };
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
    async prune(beforeMs) {
      return lease.write("prune", (db) => pruneAll(db, beforeMs));
    },
    async close() {
      lease.close();
    },
  };
};
