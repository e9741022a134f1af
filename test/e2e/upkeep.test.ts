import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Finding } from "#cmd/doctor";
import { type PostgresServer, startPostgres } from "../servers/postgres";
import { type RedisServer, startRedis } from "../servers/redis";
import { buildProgram, createPlace } from "./program";

const place = createPlace();
let redis: RedisServer;
let postgres: PostgresServer;
beforeAll(async () => {
  buildProgram();
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
}, 120_000);
afterAll(async () => {
  place.remove();
  await Promise.all([redis.stop(), postgres.stop()]);
});

const jsonOf = <T>(out: string): readonly T[] =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as T);

test("doctor: the real parts, and how each is mended when it is gone", async () => {
  const database = await postgres.database();
  const env = { PACTS_REDIS_URL: redis.url, PACTS_DATABASE_URL: database.url };
  const { code, out, err } = await place.pacts(["doctor", "--json"], env);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const found = jsonOf<Finding>(out);
  expect(found.map(({ check, state }) => `${check} ${state}`)).toEqual([
    "browser ok",
    "data folder ok",
    "sqlite off",
    "redis warn",
    "postgres ok",
  ]);
  expect(found[3]?.found).toMatch(/^Redis \d+\.\d+.* at 127\.0\.0\.1:\d+.*noeviction/);
  expect(found[4]?.found).toMatch(/^PostgreSQL \d+\.\d+ at 127\.0\.0\.1:\d+\/.*no tables yet/);

  const dead = await place.pacts(["doctor", "--executable-path", "/nowhere"], {
    PACTS_REDIS_URL: "redis://127.0.0.1:1",
    PACTS_DATABASE_URL: "postgres://ci:canary@127.0.0.1:1/pacts",
  });
  expect(dead.code).toBe(3);
  expect(dead.out.split("\n").map((line) => line.split("\t").slice(0, 2).join(" "))).toEqual([
    "browser bad",
    "data folder ok",
    "sqlite off",
    "redis bad",
    "postgres bad",
    "",
  ]);
  for (const line of dead.out.split("\n").filter((each) => each.includes("\tbad\t")))
    expect(line.split("\t")[3]).not.toBe("");
  expect(dead.out + dead.err).not.toContain("canary");
});

test.each(["sqlite", "postgres"] as const)("db status, migrate, prune: %s", async (kind) => {
  const env: Record<string, string> = { PACTS_DATA_DIR: join(place.folder, kind) };
  if (kind === "postgres") env.PACTS_DATABASE_URL = (await postgres.database()).url;
  const data = async (...args: readonly string[]) => {
    const { code, out } = await place.pacts(["db", ...args, "--json"], env);
    return { code, ...jsonOf<{ readonly applied: number; readonly known: number }>(out)[0] };
  };
  const before = await data("status");
  expect(before).toMatchObject({ code: 0, applied: 0 });
  expect(await data("migrate")).toMatchObject({ code: 0, from: 0, to: before.known });
  expect(await data("status")).toMatchObject({ code: 0, applied: before.known });

  expect(await data("prune", "--keep", "1h")).toMatchObject({ code: 0, runs: 0 });

  const wrong = await place.pacts(["db", "prune", "--keep", "soon"], env);
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining("an age such as 90d") });
  expect((await place.pacts(["db", "prune"], env)).err).toContain("pacts db prune --keep 90d");
  expect((await place.pacts(["db", "shrink"], env)).code).toBe(2);
});

test("db prune takes the artifacts of the runs it removes", async () => {
  const env = { PACTS_DATA_DIR: join(place.folder, "artifacts-of-old") };
  const runs = join(env.PACTS_DATA_DIR, "runs");
  const { Database } = await import("bun:sqlite");
  await place.pacts(["db", "migrate"], env);
  const database = new Database(join(env.PACTS_DATA_DIR, "pacts.db"));
  const insert = database.query(
    "INSERT INTO runs (id, invocation_id, req_id, status, verdict, start_time, host, created_at) VALUES (?, 'i', 'r', 'done', 'pass', ?, 'h', ?)",
  );
  const artifact = database.query(
    "INSERT INTO run_artifacts (id, run_id, artifact_type, file_path, file_size_bytes, created_at) VALUES (?, ?, 'screenshot', ?, 7, ?)",
  );
  for (const [id, time] of [
    ["old-run", "2020-01-01T00:00:00.000Z"],
    ["young-run", new Date().toISOString()],
  ] as const) {
    insert.run(id, time, time);
    mkdirSync(join(runs, id), { recursive: true });
    const elsewhere = join(place.folder, "elsewhere", id);
    mkdirSync(elsewhere, { recursive: true });
    writeFileSync(join(elsewhere, "end.png"), "picture");
    artifact.run(`${id}:end`, id, join(elsewhere, "end.png"), time);
  }
  database.close();
  const { code, out } = await place.pacts(["db", "prune", "--keep", "90d", "--json"], env);
  expect({ code, pruned: JSON.parse(out) }).toEqual({
    code: 0,
    pruned: { entries: 0, runs: 1, attempts: 0, artifacts: 1 },
  });
  for (const folder of [runs, join(place.folder, "elsewhere")])
    expect(["old-run", "young-run"].map((id) => existsSync(join(folder, id)))).toEqual([false, true]);
});
