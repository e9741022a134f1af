import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openPostgres } from "#adapters/postgres/client";
import { createPostgresHealHistory } from "#adapters/postgres/heal-history";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { openPostgresServer, type PostgresAddress } from "../servers/postgres";
import { healHistoryContract } from "./heal-history";
import { scratchFolder } from "./samples";

let postgres: PostgresAddress;
beforeAll(async () => {
  postgres = await openPostgresServer();
});
afterAll(() => postgres.stop());

healHistoryContract(
  "sqlite",
  async () => {
    const folder = scratchFolder();
    const open = () => createSqliteHealHistory({ client: openSqlite({ path: join(folder.path, "pacts.db") }) });
    const opened = [open()];
    const [history = open()] = opened;
    return {
      history,
      reopen: async () => {
        await history.close();
        const next = open();
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

healHistoryContract(
  "postgres",
  async () => {
    const database = await postgres.database();
    const open = () => createPostgresHealHistory({ client: openPostgres({ url: database.url }) });
    const history = open();
    const opened = [history];
    return {
      history,
      reopen: async () => {
        await history.close();
        const next = open();
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
