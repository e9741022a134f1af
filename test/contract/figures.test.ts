import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres } from "#adapters/postgres/client";
import { createPostgresFigures } from "#adapters/postgres/figures";
import { createPostgresHealHistory } from "#adapters/postgres/heal-history";
import { createPostgresRunStore } from "#adapters/postgres/run-store";
import { createPostgresUpkeep } from "#adapters/postgres/upkeep";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteFigures } from "#adapters/sqlite/figures";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import { createSqliteUpkeep } from "#adapters/sqlite/upkeep";
import { createProcesses } from "#adapters/system/processes";
import { openPostgresServer, type PostgresAddress } from "../servers/postgres";
import { figuresContract } from "./figures";
import { scratchFolder, T0 } from "./samples";

const clock = { now: () => T0 };
let postgres: PostgresAddress;
beforeAll(async () => {
  postgres = await openPostgresServer();
});
afterAll(() => postgres.stop());

figuresContract("sqlite", async () => {
  const folder = scratchFolder();
  const client = openSqlite({ path: join(folder.path, "pacts.db"), clock });
  return {
    figures: createSqliteFigures({ client }),
    runs: createSqliteRunStore({ client, processes: createProcesses() }),
    history: createSqliteHealHistory({ client }),
    layer: createSqliteCacheLayer({ client }),
    upkeep: createSqliteUpkeep({ client }),
    dispose: async () => {
      client.close();
      folder.remove();
    },
  };
});

figuresContract("postgres", async () => {
  const database = await postgres.database();
  const client = openPostgres({ url: database.url, clock });
  return {
    figures: createPostgresFigures({ client, namespace: "team" }),
    runs: createPostgresRunStore({ client, processes: createProcesses() }),
    history: createPostgresHealHistory({ client }),
    layer: createPostgresCacheLayer({ client, namespace: "team" }),
    upkeep: createPostgresUpkeep({ client, url: database.url }),
    dispose: async () => {
      await client.close();
      await database.drop();
    },
  };
});
