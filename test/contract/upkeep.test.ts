import { Database } from "bun:sqlite";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres } from "#adapters/postgres/client";
import { createPostgresHealHistory } from "#adapters/postgres/heal-history";
import { createPostgresRunStore } from "#adapters/postgres/run-store";
import { createPostgresUpkeep } from "#adapters/postgres/upkeep";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createSqliteUpkeep } from "#adapters/sqlite/upkeep";
import { createProcesses } from "#adapters/system/processes";
import { openPostgresServer, type PostgresAddress } from "../servers/postgres";
import { scratchFolder, T0 } from "./samples";
import { upkeepContract } from "./upkeep";

const clock = { now: () => T0 };
let postgres: PostgresAddress;
beforeAll(async () => {
  postgres = await openPostgresServer();
});
afterAll(() => postgres.stop());

upkeepContract("sqlite", async () => {
  const folder = scratchFolder();
  const path = join(folder.path, "pacts.db");
  const client = openSqlite({ path, clock });
  return {
    upkeep: createSqliteUpkeep({ client }),
    layer: createSqliteCacheLayer({ client }),
    runs: createSqliteRunStore({ client, processes: createProcesses() }),
    history: createSqliteHealHistory({ client }),
    fromTheFuture: async () => {
      const database = new Database(path);
      database.run("INSERT INTO schema_version (version, applied_at) VALUES (99, 0)");
      database.close();
    },
    dispose: async () => {
      client.close();
      folder.remove();
    },
  };
});

upkeepContract("postgres", async () => {
  const database = await postgres.database();
  const client = openPostgres({ url: database.url, clock });
  return {
    upkeep: createPostgresUpkeep({ client, url: database.url }),
    layer: createPostgresCacheLayer({ client, namespace: "team" }),
    runs: createPostgresRunStore({ client, processes: createProcesses() }),
    history: createPostgresHealHistory({ client }),
    fromTheFuture: async () => {
      await database.query("INSERT INTO schema_version (version, applied_at) VALUES (99, 0)");
    },
    dispose: async () => {
      await client.close();
      await database.drop();
    },
  };
});
