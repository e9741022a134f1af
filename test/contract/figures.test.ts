import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
import init from "#migrations/postgres/0001_init.sql" with { type: "text" };
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

describe("a Postgres of an older schema", () => {
  it("is counted through once", async () => {
    const database = await postgres.database();
    const at = new Date(T0).toISOString();
    await database.query("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at BIGINT NOT NULL)");
    await database.query(init);
    await database.query("INSERT INTO schema_version VALUES (1, 0)");
    const run = (id: string, status: string, verdict: string | null, ms: number | null) =>
      database.query(
        `INSERT INTO runs (start_time, from_run, from_memory, from_redis, from_sqlite, from_postgres, from_discovery, from_heal, steps_healed,
          heal_rounds, duration_ms, verdict, status, id, invocation_id, req_id, attempt, steps_executed, steps_total, host, created_at)
          VALUES ($1, 0, 0, 0, 0, 0, 0, 1, 1, 3, $2, $3, $4, $5, 'i', 'r', 1, 1, 1, 'h', $1)`,
        [at, ms, verdict, status, id],
      );
    await run("a", "done", "pass", 12.5);
    await run("b", "running", null, null);
    await database.query(
      `INSERT INTO run_steps (id, run_id, step_idx, element, action, source, outcome, healed, lookup_ms, latency_ms, created_at)
        VALUES ('s', 'a', 1, 'Stage', 'click', 'heal', 'success', true, 1, 1, $1)`,
      [at],
    );
    const client = openPostgres({ url: database.url, clock });
    const figures = createPostgresFigures({ client, namespace: "team" });
    const { totals } = await figures.totals();
    expect(totals.map(({ name, a, b, upToMs, count, ms }) => [name, a, b, upToMs, count, ms]).sort()).toEqual([
      ["lookup", "heal", "", 1, 1, 1],
      ["run", "pass", "", 250, 1, 12.5],
      ["step", "click", "success", 0, 1, 1],
    ]);
    expect(await figures.hours({ fromMs: T0, toMs: T0 + 1 })).toMatchObject([
      { runs: { pass: 1 }, lookups: { heal: 2 } },
    ]);
    const runs = createPostgresRunStore({ client, processes: createProcesses() });
    const whole = await runs.metrics({ fromMs: T0 - 3_600_000, toMs: T0 + 3_600_000, top: 1 });
    expect(whole).toMatchObject({ runs: { pass: 1, running: 1 }, heals: { rounds: 6, healed: 2 } });
    expect(await runs.metrics({ fromMs: T0, toMs: T0 + 1, top: 1 })).toEqual(whole);
    await client.close();
    await database.drop();
  });
});
