import type { Database } from "bun:sqlite";
import init from "#migrations/sqlite/0001_init.sql" with { type: "text" };
import metrics from "#migrations/sqlite/0002_metrics.sql" with { type: "text" };
import heals from "#migrations/sqlite/0003_heals.sql" with { type: "text" };
import probation from "#migrations/sqlite/0004_probation.sql" with { type: "text" };
import artifacts from "#migrations/sqlite/0005_artifacts.sql" with { type: "text" };
import figures from "#migrations/sqlite/0006_figures.sql" with { type: "text" };
import reasons from "#migrations/sqlite/0007_reasons.sql" with { type: "text" };
import artifactOrder from "#migrations/sqlite/0008_artifact_order.sql" with { type: "text" };

/** In order; number n stands at n - 1. A released one is never changed. */
const MIGRATIONS: readonly string[] = [init, metrics, heals, probation, artifacts, figures, reasons, artifactOrder];

/** The schema this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

const VERSION_TABLE = "CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT";

/** The file is a database, but not one this program may write to. */
export class ForeignSchemaError extends Error {
  override readonly name = "ForeignSchemaError";
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

const tables = (db: Database): readonly string[] =>
  db
    .query<{ name: string }, []>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all()
    .map((row) => row.name);

/** 0 = a new file. Throws ForeignSchemaError for another program's database or a newer version's. */
const versionOf = (db: Database): number => {
  const names = tables(db);
  if (!names.includes("schema_version")) {
    if (names.length === 0) return 0;
    throw new ForeignSchemaError("this SQLite database belongs to another program", "choose another database file");
  }
  const row = db.query<{ version: number | null }, []>("SELECT max(version) AS version FROM schema_version").get();
  const version = row?.version ?? 0;
  if (version > SCHEMA_VERSION) {
    throw new ForeignSchemaError(
      `this database has schema ${version}, and this program knows schemas up to ${SCHEMA_VERSION}`,
      "it was written by a newer pacts: update this one, or choose another database file",
    );
  }
  return version;
};

/** Brings the schema up to date. Safe with several processes at once: one migrates, the others wait and find it done. */
export const migrate = (db: Database, nowMs: number): void => {
  if (versionOf(db) === SCHEMA_VERSION) return;
  const apply = db.transaction(() => {
    const from = versionOf(db);
    if (from === 0) db.run(VERSION_TABLE);
    MIGRATIONS.slice(from).forEach((sql, index) => {
      db.run(sql);
      db.run("INSERT INTO schema_version (version, applied_at) VALUES (?, ?)", [from + index + 1, nowMs]);
    });
  });
  apply.immediate();
};
