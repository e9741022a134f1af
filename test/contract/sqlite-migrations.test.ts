import { Database } from "bun:sqlite";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqlite } from "#adapters/sqlite/client";
import { createSqliteFigures } from "#adapters/sqlite/figures";
import { createSqliteRunStore } from "#adapters/sqlite/run-store";
import type { Processes } from "#core/ports/processes";
import init from "#migrations/sqlite/0001_init.sql" with { type: "text" };
import { eventsOf, sampleRun, scratchFolder, T0 } from "./samples";

const processes: Processes = { self: { host: "host-a", pid: 1, started: "start-1" }, isAlive: () => true };
const DAY = { fromMs: T0, toMs: T0 + 86_400_000, top: 3 };

describe("SQLite migrations", () => {
  let folder: ReturnType<typeof scratchFolder>;
  let path: string;
  const open = () => createSqliteRunStore({ client: openSqlite({ path }), processes });
  const raw = (work: (database: Database) => void): void => {
    const database = new Database(path);
    database.run("PRAGMA foreign_keys = ON");
    work(database);
    database.close();
  };

  beforeEach(() => {
    folder = scratchFolder();
    path = join(folder.path, "pacts.db");
  });
  afterEach(() => folder.remove());

  it("works the figures out for runs of an older schema", async () => {
    raw((database) => {
      database.run("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT");
      database.run("INSERT INTO schema_version VALUES (1, 0)");
      database.run(init);
      const at = new Date(T0).toISOString();
      for (const [id, status, verdict] of [
        ["a", "done", "pass"],
        ["b", "running", null],
      ]) {
        database.run(
          "INSERT INTO runs (id, invocation_id, req_id, status, verdict, heal_rounds, start_time, duration_ms, host, created_at) VALUES (?, 'i', 'r', ?, ?, 3, ?, ?, 'h', ?)",
          [id ?? "", status ?? "", verdict ?? null, at, verdict === null ? null : 12.5, at],
        );
      }
      database.run(
        "INSERT INTO run_steps (id, run_id, step_idx, element, action, source, outcome, healed, lookup_ms, latency_ms, created_at) VALUES ('s', 'a', 1, 'Stage', 'click', 'heal', 'success', 1, 1, 1, ?)",
        [at],
      );
    });
    const store = open();
    expect(await store.metrics({ ...DAY, toMs: T0 + 1 })).toMatchObject({
      runs: { pass: 1, partial: 0, fail: 0, running: 1 },
      medianMs: 12.5,
      lookups: { heal: 1, sqlite: 0 },
      heals: { rounds: 6, healed: 1 },
    });
    expect(await store.metrics(DAY)).toEqual(await store.metrics({ ...DAY, toMs: T0 + 1 }));
    const figures = createSqliteFigures({ client: openSqlite({ path }) });
    const { totals } = await figures.totals();
    expect(totals.map(({ name, a, b, upToMs, count, ms }) => [name, a, b, upToMs, count, ms])).toEqual([
      ["lookup", "heal", "", 1, 1, 1],
      ["run", "pass", "", 250, 1, 12.5],
      ["step", "click", "success", 0, 1, 1],
    ]);
    await figures.close();
    await store.close();
  });

  it("keeps the figures right when runs are removed", async () => {
    const store = open();
    await store.save(eventsOf(sampleRun("a")));
    const wanted = await store.metrics(DAY);
    await store.save(eventsOf(sampleRun("b", "req-1", "fail"), T0 + 5));
    expect(await store.metrics(DAY)).not.toEqual(wanted);
    raw((database) => database.run("DELETE FROM runs WHERE id = 'b'"));
    expect(await store.metrics(DAY)).toEqual(wanted);
    await store.close();
  });
});
