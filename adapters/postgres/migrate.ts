import type { Sql } from "postgres";
import init from "#migrations/postgres/0001_init.sql" with { type: "text" };
import heals from "#migrations/postgres/0002_heals.sql" with { type: "text" };
import probation from "#migrations/postgres/0003_probation.sql" with { type: "text" };
import artifacts from "#migrations/postgres/0004_artifacts.sql" with { type: "text" };
import figures from "#migrations/postgres/0005_figures.sql" with { type: "text" };
import reasons from "#migrations/postgres/0006_reasons.sql" with { type: "text" };
import artifactOrder from "#migrations/postgres/0007_artifact_order.sql" with { type: "text" };
import { codeOf, ForeignSchemaError, ruleOf } from "./failure";

/** In order; number n stands at n - 1. A released one is never changed. */
const MIGRATIONS: readonly string[] = [init, heals, probation, artifacts, figures, reasons, artifactOrder];

/** The schema this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The lock of all who migrate in one database: "pacts" in ASCII. */
const LOCK = "482670244979";

const UNDEFINED_TABLE = "42P01";
const UNDEFINED_COLUMN = "42703";
const UNIQUE_VIOLATION = "23505";
const VERSION_TABLE =
  "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL);";

export interface Migrating {
  readonly client: Sql;
  /** Makes a client with one connection of its own. */
  readonly migrating: () => Sql;
  readonly lockMs: number;
}

const foreign = (): ForeignSchemaError =>
  new ForeignSchemaError(
    "its table schema_version belongs to another program",
    "choose another database, or add ?search_path=... with a schema of pacts' own",
  );

/** 0 = no tables yet. Throws ForeignSchemaError for another program's. */
export const appliedVersion = async (client: Sql): Promise<number> => {
  const rows = await client.unsafe("SELECT max(version) AS version FROM schema_version").catch((error: unknown) => {
    if (codeOf(error) === UNDEFINED_TABLE) return [{ version: 0 }];
    throw codeOf(error) === UNDEFINED_COLUMN ? foreign() : error;
  });
  const version: unknown = rows[0]?.version ?? 0;
  if (typeof version !== "number") throw foreign();
  return version;
};

/** Throws ForeignSchemaError for another program's or a newer version's. */
const versionOf = async (client: Sql): Promise<number> => {
  const version = await appliedVersion(client);
  if (version > SCHEMA_VERSION) {
    throw new ForeignSchemaError(
      `this database has schema ${version}, and this program knows schemas up to ${SCHEMA_VERSION}`,
      "it was written by a newer pacts: update this one, or choose another database",
    );
  }
  return version;
};

/**
 * All in one message, which is one transaction: it is done whole or not at all, whoever dies when.
 * The version's row comes first: who waited for the lock in vain fails there, before anything is done twice.
 */
const step = (from: number, lockMs: number): string => `
  SELECT set_config('lock_timeout', '${lockMs}', true);
  SELECT pg_advisory_xact_lock(${LOCK});
  ${from === 0 ? VERSION_TABLE : ""}
  INSERT INTO schema_version (version, applied_at) VALUES (${from + 1}, (extract(epoch FROM now()) * 1000)::bigint);
  ${MIGRATIONS[from]}`;

const isDoneByAnother = (error: unknown): boolean =>
  codeOf(error) === UNIQUE_VIOLATION && ruleOf(error) === "schema_version_pkey";

/** Brings the schema up to date. Safe with several processes at once: one migrates, the others wait and find it done. */
export const migrate = async ({ client, migrating, lockMs }: Migrating): Promise<void> => {
  let version = await versionOf(client);
  if (version === SCHEMA_VERSION) return;
  const own = migrating();
  try {
    while (version < SCHEMA_VERSION) {
      await own.unsafe(step(version, lockMs)).catch((error: unknown) => {
        if (!isDoneByAnother(error)) throw error;
      });
      version = await versionOf(own);
    }
  } finally {
    await own.end({ timeout: 0 });
  }
};
