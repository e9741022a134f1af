import { join } from "node:path";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { healHistoryContract } from "./heal-history";
import { scratchFolder } from "./samples";

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
