import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openPostgres } from "#adapters/postgres/client";
import { createPostgresRunStore } from "#adapters/postgres/run-store";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import type { Processes } from "#core/ports/processes";
import { openPostgresServer, type PostgresAddress } from "../servers/postgres";
import { runStoreContract } from "./run-store";
import { scratchFolder } from "./samples";

let postgres: PostgresAddress;
beforeAll(async () => {
  postgres = await openPostgresServer();
});
afterAll(() => postgres.stop());

runStoreContract(
  "sqlite",
  async (processes, { nowMs }) => {
    const folder = scratchFolder();
    const open = (by: Processes) =>
      createSqliteRunStore({
        client: openSqlite({ path: join(folder.path, "pacts.db"), clock: { now: () => nowMs } }),
        processes: by,
      });
    const store = open(processes);
    const opened = [store];
    return {
      store,
      reopen: async (by, keep = false) => {
        if (!keep) await store.close();
        const next = open(by);
        opened.push(next);
        return next;
      },
      dispose: async () => {
        for (const each of opened) await each.close();
        folder.remove();
      },
    };
  },
  { durable: true },
);

runStoreContract(
  "postgres",
  async (processes, { nowMs }) => {
    const database = await postgres.database();
    const open = (by: Processes) =>
      createPostgresRunStore({
        client: openPostgres({ url: database.url, clock: { now: () => nowMs } }),
        processes: by,
      });
    const store = open(processes);
    const opened = [store];
    return {
      store,
      reopen: async (by, keep = false) => {
        if (!keep) await store.close();
        const next = open(by);
        opened.push(next);
        return next;
      },
      dispose: async () => {
        for (const each of opened) await each.close();
        await database.drop();
      },
    };
  },
  { durable: true },
);
