import { Database } from "bun:sqlite";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSqliteCacheLayer } from "#adapters/sqlite/cache-layer";
import { openSqlite, type SqliteOptions } from "#adapters/sqlite/client";
import { createSqliteHealHistory } from "#adapters/sqlite/heal-history";
import { PortError } from "#core/model/failure";
import { sampleAttempt, sampleEntry, scratchFolder } from "./samples";

const WRITER = join(import.meta.dirname, "fixtures", "sqlite-writer.ts");
const manyEntries = Array.from({ length: 200 }, (_, index) => sampleEntry(`k${index}`));

describe("SQLite when things go wrong", () => {
  let folder: ReturnType<typeof scratchFolder>;
  let path: string;
  let warnings: string[];
  const open = (more: Partial<SqliteOptions> = {}) =>
    openSqlite({ path, onWarning: (text) => warnings.push(text), ...more });
  const cacheOf = (client = open()) => createSqliteCacheLayer({ client });
  const asideOf = () => readdirSync(folder.path).filter((name) => name.includes(".corrupt-"));
  const refusal = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => "no refusal",
      (error: unknown) => error,
    );
  const fill = async () => {
    const layer = cacheOf();
    await layer.putMany(manyEntries);
    await layer.close();
  };

  beforeEach(() => {
    folder = scratchFolder();
    path = join(folder.path, "pacts.db");
    warnings = [];
  });
  afterEach(() => folder.remove());

  it("opens nothing before its first use, then a folder for its owner alone", async () => {
    path = join(folder.path, "a", "b", "pacts.db");
    const layer = cacheOf();
    expect(existsSync(join(folder.path, "a"))).toBe(false);
    await layer.stats();
    expect(statSync(join(folder.path, "a", "b")).mode & 0o777).toBe(0o700);
    await layer.close();
  });

  it("leaves one file behind when all who share it have closed", async () => {
    const client = open();
    const [cache, history] = [createSqliteCacheLayer({ client }), createSqliteHealHistory({ client })];
    await cache.putMany([sampleEntry("a")]);
    await cache.close();
    await history.record([sampleAttempt("1")]);
    await history.close();
    expect(readdirSync(folder.path).filter((name) => statSync(join(folder.path, name)).size > 0)).not.toContain(
      "pacts.db-wal",
    );
    const late = await refusal(history.record([sampleAttempt("2")]));
    expect(late).toMatchObject({ name: "PortError", port: "heal-history", adapter: "sqlite", operation: "record" });
  });

  it.each([
    ["garbage from the start", () => writeFileSync(path, "this is no database. ".repeat(500))],
    ["cut off in the middle", () => truncateSync(path, Math.floor(statSync(path).size / 2))],
    ["a few bytes only", () => writeFileSync(path, "SQLite")],
    [
      "garbage pages behind a sound header",
      () => {
        const bytes = readFileSync(path);
        writeFileSync(path, bytes.fill(0xa5, 4096, bytes.length - 100));
      },
    ],
  ])("sets a damaged file aside: %s", async (_, damage) => {
    await fill();
    damage();
    const damaged = readFileSync(path);
    const layer = cacheOf();
    expect((await layer.stats()).entries).toBe(0);
    await layer.putMany([sampleEntry("new")]);
    await layer.close();
    expect(warnings).toHaveLength(1);
    const aside = asideOf().filter((name) => !name.endsWith("-wal") && !name.endsWith("-shm"));
    expect(aside).toHaveLength(1);
    expect(warnings[0]).toContain(aside[0] ?? "nothing");
    expect(readFileSync(join(folder.path, aside[0] ?? ""))).toEqual(damaged);
    const again = cacheOf();
    expect((await again.getMany(["new"])).size).toBe(1);
    await again.close();
    expect(warnings).toHaveLength(1);
  });

  it("takes an empty file for a new database", async () => {
    writeFileSync(path, "");
    const layer = cacheOf();
    await layer.putMany([sampleEntry("a")]);
    expect((await layer.stats()).entries).toBe(1);
    await layer.close();
    expect(warnings).toEqual([]);
  });

  it("throws away a torn log, not the database", async () => {
    await fill();
    writeFileSync(`${path}-wal`, "torn".repeat(2000));
    const layer = cacheOf();
    expect((await layer.stats()).entries).toBe(manyEntries.length);
    await layer.close();
    expect(warnings).toEqual([]);
  });

  it("sets a file aside that breaks while it is open, and goes on with a fresh one", async () => {
    await fill();
    const client = open();
    const layer = cacheOf(client);
    await layer.stats();
    // What SQLite has read it need not read again: the next look goes to the file.
    client.lease("test").read("forget", (db) => db.$client.run("PRAGMA shrink_memory"));
    const size = statSync(path).size;
    writeFileSync(path, Buffer.alloc(size, 0xa5), { flag: "r+" });
    expect(await refusal(layer.getMany(["k1"]).then(() => layer.list({})))).toBeInstanceOf(PortError);
    await layer.putMany([sampleEntry("new")]);
    expect((await layer.getMany(["new"])).size).toBe(1);
    expect(warnings).toHaveLength(1);
    client.close();
  });

  it("survives that its file is removed while open", async () => {
    const layer = cacheOf();
    await layer.putMany([sampleEntry("a")]);
    for (const name of readdirSync(folder.path)) rmSync(join(folder.path, name));
    await refusal(layer.putMany([sampleEntry("b")]));
    await layer.putMany([sampleEntry("c")]);
    expect((await layer.getMany(["c"])).size).toBe(1);
    await layer.close();
  });

  it("refuses a database of a newer version, untouched", async () => {
    await fill();
    const database = new Database(path);
    database.run("INSERT INTO schema_version (version, applied_at) VALUES (999, 0)");
    database.close();
    const error = await refusal(cacheOf().stats());
    expect(error).toMatchObject({ name: "PortError", message: expect.stringContaining("schema 999") });
    expect(error).toMatchObject({ options: { hint: expect.stringContaining("newer pacts") } });
    expect(asideOf()).toEqual([]);
  });

  it("refuses another program's database, untouched", async () => {
    const database = new Database(path);
    database.run("CREATE TABLE customers (id INTEGER)");
    database.close();
    expect(await refusal(cacheOf().stats())).toMatchObject({
      name: "PortError",
      message: expect.stringContaining("another program"),
    });
    const after = new Database(path);
    expect(after.query("SELECT name FROM sqlite_master").all()).toEqual([{ name: "customers" }]);
    after.close();
  });

  it("tells a full disk, keeps what was there and works when there is room again", async () => {
    const client = open();
    const layer = cacheOf(client);
    await layer.putMany([sampleEntry("a")]);
    const limit = client.lease("test");
    const pages = (count: number) => limit.read("limit", (db) => db.$client.run(`PRAGMA max_page_count = ${count}`));
    pages(1);
    const big = sampleEntry("big", { element: "x".repeat(200_000) });
    expect(await refusal(layer.putMany([sampleEntry("b"), big]))).toMatchObject({
      name: "PortError",
      message: expect.stringContaining("disk is full"),
    });
    expect([...(await layer.getMany(["a", "b", "big"])).keys()]).toEqual(["a"]);
    pages(100_000);
    await layer.putMany([big]);
    expect((await layer.getMany(["big"])).size).toBe(1);
    limit.close();
    await layer.close();
  });

  it.each([
    ["a folder that cannot be made", () => join("/proc", "pacts", "pacts.db")],
    ["a folder in place of the file", () => folder.path],
    ["a file in place of the folder", () => join(folder.path, "file", "pacts.db")],
  ])("tells what is wrong with %s", async (_, where) => {
    writeFileSync(join(folder.path, "file"), "");
    path = where();
    const error = await refusal(cacheOf().putMany([sampleEntry("a")]));
    expect(error).toBeInstanceOf(PortError);
    expect(error).toMatchObject({ message: expect.stringContaining(path), options: { hint: expect.any(String) } });
  });

  it("lets four processes make, migrate and write one file: nothing is lost, nothing is locked", async () => {
    const writes = 300;
    const names = ["a", "b", "c", "d"];
    const said = await Promise.all(
      names.map(async (name) => {
        const writer = Bun.spawn([process.execPath, WRITER, path, name, String(writes)], {
          stdout: "pipe",
          stderr: "pipe",
          timeout: 25_000,
        });
        return (await new Response(writer.stdout).text()) + (await new Response(writer.stderr).text());
      }),
    );
    expect(said).toEqual(["", "", "", ""]);
    const client = open();
    const [cache, history] = [createSqliteCacheLayer({ client }), createSqliteHealHistory({ client })];
    expect(await cache.stats()).toMatchObject({
      entries: 1 + (names.length * writes) / 3,
      hits: (names.length * writes) / 3,
    });
    expect(await history.recent(0, 100_000)).toHaveLength((names.length * writes) / 3);
    await cache.close();
    await history.close();
  });

  it("lets several processes meet one damaged file: it is set aside once", async () => {
    writeFileSync(path, "no database at all ".repeat(1000));
    const writers = ["a", "b", "c"].map((name) =>
      Bun.spawn([process.execPath, WRITER, path, name, "30"], { stdout: "pipe", stderr: "pipe", timeout: 25_000 }),
    );
    const said = await Promise.all(writers.map((writer) => new Response(writer.stdout).text()));
    expect(said.join("").match(/was set aside/g)).toHaveLength(1);
    expect(said.join("").trim().split("\n")).toHaveLength(1);
    expect(asideOf().filter((name) => !name.endsWith("-wal") && !name.endsWith("-shm"))).toHaveLength(1);
    const layer = cacheOf();
    expect((await layer.stats()).entries).toBe(1 + 3 * 10);
    await layer.close();
  });
});
