import { join } from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres, type PostgresClient, type PostgresOptions } from "#adapters/postgres/client";
import { createPostgresHealHistory } from "#adapters/postgres/heal-history";
import { SCHEMA_VERSION } from "#adapters/postgres/migrate";
import { createPostgresRunStore } from "#adapters/postgres/run-store";
import { createProcesses } from "#adapters/system/processes";
import { PortError } from "#core/model/failure";
import type { CacheLayer } from "#core/ports/cache-layer";
import { type PostgresServer, startPostgres, type TestDatabase } from "../servers/postgres";
import { startProxy } from "../servers/proxy";
import { eventsOf, sampleAttempt, sampleEntry, sampleRun, T0 } from "./samples";

const ALL_VERSIONS = Array.from({ length: SCHEMA_VERSION }, (_, at) => ({ version: at + 1 }));

const FIXTURES = join(import.meta.dirname, "fixtures");
const DAY_MS = 86_400_000;

const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const refusal = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "no refusal",
    (error: unknown) => error,
  );

/** What comes of it in so many milliseconds. */
const soon = <T>(ms: number, work: Promise<T>): Promise<T | "silence"> =>
  Promise.race([work, sleep(ms).then(() => "silence" as const)]);

const timed = async (work: Promise<unknown>): Promise<number> => {
  const before = performance.now();
  await work;
  return performance.now() - before;
};

describe("Postgres when things go wrong", () => {
  let server: PostgresServer;
  let database: TestDatabase;
  let clients: PostgresClient[];
  const open = (more: Partial<PostgresOptions> = {}): PostgresClient => {
    const client = openPostgres({ url: database.url, ...more });
    clients.push(client);
    return client;
  };
  const cacheOf = (client = open(), namespace = "team"): CacheLayer => createPostgresCacheLayer({ client, namespace });
  const spawn = (fixture: string, ...args: readonly string[]) =>
    Bun.spawn([process.execPath, join(FIXTURES, fixture), ...args], {
      env: { ...process.env, PACTS_DATABASE_URL: database.url },
      stdin: "pipe",
      stdout: "pipe",
      stderr: "inherit",
      timeout: 25_000,
    });
  const tables = async (): Promise<readonly unknown[]> => {
    const rows = await database.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename");
    return rows.map((row) => row.tablename);
  };
  const waiting = async (many = 1): Promise<void> => {
    for (const deadline = performance.now() + 10_000; performance.now() < deadline; await sleep(20)) {
      const text = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
      if ((await database.query(text)).length >= many) return;
    }
    throw new Error(`fewer than ${many} wait for a lock`);
  };

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    database = await server.database();
    clients = [];
  });
  afterEach(async () => {
    server.thaw();
    for (const client of clients) await client.close();
    await database.drop();
  });

  it("connects to nothing before its first use, and closes what was never opened", async () => {
    const layer = cacheOf();
    await layer.close();
    expect(await tables()).toEqual([]);
    expect(await refusal(layer.stats())).toMatchObject({
      name: "PortError",
      message: expect.stringContaining("closed"),
    });
  });

  it.each([
    ["a wrong password", (url: URL) => (url.password = "S3cr3t-Canary"), "password are wrong"],
    ["an unknown user", (url: URL) => (url.username = "nobody"), "password are wrong"],
    ["an unknown database", (url: URL) => (url.pathname = "/none"), "no such database"],
    ["a port nobody listens on", (url: URL) => (url.port = "1"), "nobody listens there"],
    ["a host that is none", (url: URL) => (url.hostname = "no-such-host.invalid"), "host"],
  ])("tells of %s: where, what, what to do, and no password", async (_, change, words) => {
    const url = new URL(database.url);
    const password = url.password;
    change(url);
    const error = await refusal(cacheOf(open({ url: url.href })).getMany(["a"]));
    expect(error).toBeInstanceOf(PortError);
    expect(error).toMatchObject({ port: "cache-layer", adapter: "postgres", operation: "getMany" });
    expect(error).toMatchObject({ message: expect.stringContaining(words), options: { hint: expect.any(String) } });
    expect(error).toMatchObject({ message: expect.stringContaining(`${url.hostname}:${url.port}`) });
    const all = Bun.inspect(error, { depth: 10 });
    for (const secret of ["S3cr3t-Canary", password, decodeURIComponent(password)]) expect(all).not.toContain(secret);
  });

  it("tells of a refused statement without what was in it", async () => {
    const layer = cacheOf();
    await layer.putMany([sampleEntry("a")]);
    await database.query("ALTER TABLE selector_cache ADD CHECK (probation < 5)");
    const error = await refusal(layer.putMany([sampleEntry("b", { probation: 9, element: "CANARY" })]));
    expect(error).toMatchObject({ name: "PortError", message: expect.stringContaining("23514") });
    expect(error instanceof Error ? error.message : "").not.toContain("CANARY");
    // The connection is none the worse.
    expect((await layer.getMany(["a"])).size).toBe(1);
  });

  it("fails while the server is gone, what is under way too, and works again when it is back", async () => {
    const client = open();
    const [layer, history] = [cacheOf(client), createPostgresHealHistory({ client })];
    await layer.putMany([sampleEntry("a")]);
    const { letGo } = await database.hold("LOCK TABLE heal_history");
    const underWay = refusal(history.record([sampleAttempt("1")]));
    await waiting();
    await server.stopImmediate();
    expect(await underWay).toBeInstanceOf(PortError);
    expect(await refusal(layer.getMany(["a"]))).toMatchObject({ message: expect.stringContaining("nobody listens") });
    await letGo().catch(() => {});
    await server.restart();
    expect((await layer.getMany(["a"])).size).toBe(1);
    await history.record([sampleAttempt("1")]);
    expect(await history.recent(0, 10)).toHaveLength(1);
  });

  it("waits for a silent server as long as the caller does, answers when it wakes, and closes in time", async () => {
    const layer = cacheOf();
    await layer.putMany([sampleEntry("a")]);
    server.freeze();
    const late = layer.getMany(["a"]);
    expect(await soon(200, late)).toBe("silence");
    server.thaw();
    expect((await late).size).toBe(1);
    server.freeze();
    const never = refusal(layer.getMany(["a"]));
    expect(await soon(50, never)).toBe("silence");
    expect(await timed(layer.close())).toBeLessThan(1000);
    expect(await never).toBeInstanceOf(PortError);
  });

  it("closes in time a connection that is being made to a silent server", async () => {
    const layer = cacheOf();
    server.freeze();
    const never = refusal(layer.getMany(["a"]));
    expect(await soon(50, never)).toBe("silence");
    expect(await timed(layer.close())).toBeLessThan(1000);
    expect(await never).toBeInstanceOf(PortError);
  });

  it("gives connections up that stay silent, and makes new ones", async () => {
    const proxy = await startProxy(database.url);
    const layer = cacheOf(open({ url: proxy.url, answerMs: 300 }));
    await layer.putMany([sampleEntry("a")]);
    proxy.silence();
    const [first, second] = [refusal(layer.getMany(["a"])), refusal(layer.stats())];
    expect(await first).toMatchObject({ message: expect.stringContaining("did not answer within 300 ms") });
    expect(await second).toBeInstanceOf(PortError);
    await proxy.pass();
    expect((await layer.getMany(["a"])).size).toBe(1);
    proxy.reset();
    expect(await refusal(layer.getMany(["a"]))).toBeInstanceOf(PortError);
    await proxy.pass();
    expect((await layer.getMany(["a"])).size).toBe(1);
    await layer.close();
    await proxy.close();
  });

  it("lets the process go when the server is silent", async () => {
    const leaver = spawn("postgres-leaver.ts");
    const words = leaver.stdout.getReader();
    const next = async () => new TextDecoder().decode((await words.read()).value).trim();
    expect(await next()).toBe("ready");
    server.freeze();
    leaver.stdin.write("go\n");
    await leaver.stdin.end();
    expect(await next()).toBe("closed, PortError");
    expect(await soon(3000, leaver.exited)).toBe(0);
  });

  it("lets several processes migrate at once, and write at once: nothing is lost, nobody is refused", async () => {
    const names = ["a", "b", "c", "d"];
    const writes = 25;
    const writers = names.map((name) => spawn("postgres-writer.ts", name, String(writes)));
    expect(await Promise.all(writers.map((writer) => new Response(writer.stdout).text()))).toEqual(["", "", "", ""]);
    expect([...(await database.query("SELECT version FROM schema_version"))]).toEqual(ALL_VERSIONS);
    const client = open();
    const [cache, history] = [cacheOf(client), createPostgresHealHistory({ client })];
    expect((await cache.stats()).entries).toBe(2 + names.length * writes);
    expect(await history.recent(0, 100_000)).toHaveLength(names.length * writes);
    const shared = await cache.getMany(["x", "y"]);
    // The highest rev of each, whoever came last.
    expect([shared.get("x")?.rev, shared.get("y")?.rev]).toEqual([writes - 1, writes - 2]);
    // A hit counts once its entry is there: only those of the first loop, before `y` was, count for nothing.
    expect(shared.get("x")?.hitCount).toBe(names.length * writes);
    expect(shared.get("y")?.hitCount).toBeGreaterThanOrEqual(names.length * (writes - 1));
  });

  it("does again what a deadlock undid", async () => {
    const layer = cacheOf(open({ answerMs: 25_000 }));
    await layer.putMany([sampleEntry("a"), sampleEntry("b"), sampleEntry("c")]);
    const touch = (key: string) => `UPDATE selector_cache SET hit_count = 100 WHERE key = '${key}'`;
    const gate = await database.hold(touch("b"));
    // Each looks for a deadlock once, a second after it began to wait; who then finds one is undone, and that must not be this one.
    const other = await database.hold(`SET deadlock_timeout = '1h'; ${touch("c")}`);
    const counted = layer.countHits(new Map(["a", "b", "c"].map((key) => [key, 1])));
    await waiting();
    const others = other.also(touch("a"));
    await waiting(2);
    await gate.letGo();
    await others;
    await other.letGo();
    await counted;
    expect((await layer.stats()).hits).toBe(3);
  });

  it("waits for another that migrates, but not for ever", async () => {
    const held = await database.hold("SELECT pg_advisory_xact_lock(482670244979)");
    const layer = cacheOf(open({ answerMs: 200 }));
    expect(await refusal(layer.stats())).toMatchObject({
      name: "PortError",
      message: expect.stringContaining("migrating"),
      options: { hint: expect.stringContaining("stopped pacts") },
    });
    expect(await tables()).toEqual([]);
    await held.letGo();
    expect((await layer.stats()).entries).toBe(0);
  });

  it("leaves nothing of a migration that the server's crash interrupts", async () => {
    // A table of that name, not yet there for good, stops the migration half-way.
    const { letGo } = await database.hold("CREATE TABLE selector_cache (id INTEGER)");
    const underWay = refusal(cacheOf().stats());
    await waiting();
    await server.stopImmediate();
    expect(await underWay).toBeInstanceOf(PortError);
    await letGo().catch(() => {});
    await server.restart();
    expect(await tables()).toEqual([]);
    expect((await cacheOf().stats()).entries).toBe(0);
    expect(await tables()).toContain("selector_cache");
  });

  it("does the migration whole or not at all when its process is killed half-way", async () => {
    const { letGo } = await database.hold("CREATE TABLE selector_cache (id INTEGER)");
    const writer = spawn("postgres-writer.ts", "a", "1");
    await waiting();
    writer.kill("SIGKILL");
    await writer.exited;
    expect(await tables()).toEqual([]);
    await letGo();
    const layer = cacheOf();
    await layer.putMany([sampleEntry("a")]);
    expect((await layer.stats()).entries).toBe(1);
    expect([...(await database.query("SELECT version FROM schema_version"))]).toEqual(ALL_VERSIONS);
  });

  it("refuses a database of a newer version, untouched", async () => {
    const first = cacheOf();
    await first.putMany([sampleEntry("a")]);
    await first.close();
    await database.query("INSERT INTO schema_version (version, applied_at) VALUES (999, 0)");
    const error = await refusal(cacheOf().putMany([sampleEntry("b")]));
    expect(error).toMatchObject({ name: "PortError", message: expect.stringContaining("schema 999") });
    expect(error).toMatchObject({ options: { hint: expect.stringContaining("newer pacts") } });
    expect([...(await database.query("SELECT key FROM selector_cache"))]).toEqual([{ key: "a" }]);
  });

  it.each([
    ["tables of its names", "CREATE TABLE heal_history (id INTEGER)", ["heal_history"]],
    [
      "its table of versions",
      "CREATE TABLE schema_version (version TEXT); INSERT INTO schema_version VALUES ('2.1')",
      ["schema_version"],
    ],
    ["a table of versions unlike its own", "CREATE TABLE schema_version (name TEXT)", ["schema_version"]],
  ])("refuses a database where another program has %s, untouched", async (_, text, left) => {
    await database.query(text);
    expect(await refusal(cacheOf().stats())).toMatchObject({
      name: "PortError",
      message: expect.stringContaining("another program"),
      options: { hint: expect.stringContaining("search_path") },
    });
    expect(await tables()).toEqual(left);
  });

  it("lives in a schema of its own when the address says so", async () => {
    await database.query("CREATE TABLE runs (id INTEGER)");
    await database.query("CREATE SCHEMA quality");
    const layer = cacheOf(open({ url: `${database.url}?search_path=quality` }));
    await layer.putMany([sampleEntry("a")]);
    expect([...(await database.query("SELECT key FROM quality.selector_cache"))]).toEqual([{ key: "a" }]);
    expect(await tables()).toEqual(["runs"]);
  });

  it("works without prepared statements, for poolers that want none", async () => {
    const layer = cacheOf(open({ url: `${database.url}?prepare=false` }));
    await layer.putMany([sampleEntry("a")]);
    expect((await layer.getMany(["a"])).size).toBe(1);
  });

  it("keeps namespaces apart", async () => {
    const client = open();
    const [one, two] = [cacheOf(client, "one"), cacheOf(client, "two")];
    for (const layer of [one, two]) {
      await layer.putMany([sampleEntry("a", { rev: layer === one ? 1 : 9 }), sampleEntry("b")]);
      await layer.remember("req", ["a", "b"]);
    }
    await one.remove(["b"]);
    await one.countHits(new Map([["a", 3]]));
    expect((await one.getMany(["a"])).get("a")).toMatchObject({ rev: 1, hitCount: 3 });
    expect(await one.clear({})).toBe(1);
    expect(await one.stats()).toMatchObject({ entries: 0 });
    expect((await one.recall("req")).size).toBe(0);
    expect(await two.stats()).toMatchObject({ entries: 2, hits: 0 });
    expect([...(await two.recall("req")).values()].map(({ rev }) => rev)).toEqual([9, 1]);
    expect((await two.list({})).length).toBe(2);
  });

  it("drops what expired long ago at the first write, with the lists that name nothing else", async () => {
    const now = T0 + 100 * DAY_MS;
    const early = cacheOf();
    await early.putMany([
      sampleEntry("old", { expiresAt: now - 31 * DAY_MS }),
      sampleEntry("stale", { expiresAt: now - 29 * DAY_MS }),
    ]);
    await early.remember("gone", ["old"]);
    await early.remember("kept", ["old", "stale"]);
    const late = cacheOf(open({ clock: { now: () => now } }));
    await late.putMany([sampleEntry("new")]);
    expect([...(await late.getMany(["old", "stale", "new"])).keys()].sort()).toEqual(["new", "stale"]);
    expect([...(await database.query("SELECT requirement FROM requirement_keys"))]).toEqual([{ requirement: "kept" }]);
  });

  it("stores texts that Postgres cannot hold, without NUL and halves of characters", async () => {
    const client = open();
    const odd = 'a\0b\\u0000"\ud800c\0\0';
    const held = 'ab\\u0000"\ufffdc';
    const cache = cacheOf(client);
    const entry = sampleEntry("a", { element: odd, locators: [{ strategy: "css", args: { path: odd } }] });
    await cache.putMany([entry]);
    await cache.remember(`req${odd}`, ["a"]);
    expect((await cache.recall(`req${odd}`)).get("a")).toEqual({
      ...entry,
      element: held,
      locators: [{ strategy: "css", args: { path: held } }],
    });
    expect((await cache.list({ match: odd })).length).toBe(1);
    expect((await cache.getMany(["\0", "a"])).size).toBe(1);
    const history = createPostgresHealHistory({ client });
    await history.record([sampleAttempt("1", { element: odd, triedSelector: odd })]);
    expect(await history.tries({ kind: "element", element: odd, url: sampleAttempt("1").url }, 10)).toHaveLength(1);
    const store = createPostgresRunStore({ client, processes: createProcesses() });
    const events = JSON.parse(JSON.stringify(eventsOf(sampleRun("run-1"))).replaceAll("Button 1", "But\\u0000ton 1"));
    await store.save(events);
    expect((await store.find("run\0-1"))?.steps[0]?.element).toBe("Button 1");
    expect(await store.recent({ requirement: "req\0-1" })).toHaveLength(1);
  });

  it("gives back any text it can hold", async () => {
    const layer = cacheOf();
    let count = 0;
    const text = fc.string({ unit: "binary", maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.array(fc.constantFrom("\0", "\\", "u0000", "\ud83d", "\ude00", '"', "x")),
        async (a, b) => {
          const key = `k${++count}`;
          const element = a + b.join("");
          await layer.putMany([
            sampleEntry(key, { element, locators: [{ strategy: "css", args: { path: element } }] }),
          ]);
          const found = (await layer.getMany([key])).get(key);
          const wanted = element.toWellFormed().replaceAll("\0", "");
          expect([found?.element, found?.locators[0]?.args]).toEqual([wanted, { path: wanted }]);
        },
      ),
      { numRuns: 100 },
    );
  });
});
