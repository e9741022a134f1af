import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { createRedisCacheLayer, type RedisCacheOptions } from "#adapters/redis/cache-layer";
import { openRedis, type RedisClient, type RedisConnection } from "#adapters/redis/client";
import { keysOf } from "#adapters/redis/keys";
import type { CacheLayer } from "#core/ports/cache-layer";
import { startProxy, type TcpProxy } from "../servers/proxy";
import { type RedisServer, startRedis } from "../servers/redis";
import { startTlsRedis } from "../servers/redis-tls";
import { sampleEntry } from "./samples";

/** A layer that is dead for longer after its server is back has not recovered by itself. */
const RECOVERY_MS = 1000;
/** What is asked of a silent server fails within two seconds, on a busy machine a little later. */
const SILENCE_MS = 3000;

describe("Redis when things go wrong", () => {
  const cleanup: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const undo of cleanup.splice(0).reverse()) await undo();
  });
  const server = async (...args: string[]): Promise<RedisServer> => {
    const started = await startRedis({ args });
    cleanup.push(started.stop);
    return started;
  };
  const proxied = async (url: string): Promise<TcpProxy> => {
    const proxy = await startProxy(url);
    cleanup.push(proxy.close);
    return proxy;
  };
  const clientOf = (url: string, ca?: string): RedisClient => {
    const client = openRedis({ url, ...(ca === undefined ? {} : { ca }) });
    cleanup.push(client.close);
    return client;
  };
  const layerOf = (url: string, options: Partial<RedisCacheOptions> = {}): CacheLayer =>
    createRedisCacheLayer({ client: clientOf(url), namespace: "test", ...options });
  const raw = async <T>(url: string, work: (connection: RedisConnection) => Promise<T>): Promise<T> => {
    const client = openRedis({ url });
    return client.use("test", "raw", work).finally(client.close);
  };
  const refusal = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => "no refusal",
      (error: unknown) => error,
    );
  const timed = async <T>(work: Promise<T>): Promise<readonly [number, T]> => {
    const before = performance.now();
    const result = await work;
    return [performance.now() - before, result];
  };
  /** Asks until it is answered, and says how long that took. */
  const recovery = async (layer: CacheLayer): Promise<number> => {
    const before = performance.now();
    await expect.poll(() => layer.getMany(["a"]).then(() => true, String), { timeout: 5000, interval: 20 }).toBe(true);
    return performance.now() - before;
  };
  const keysIn = (map: ReadonlyMap<string, unknown>) => [...map.keys()].sort();

  it("opens nothing before its first use, and says where nobody listens", async () => {
    const { url, port, kill } = await server();
    const layer = layerOf(url);
    await kill();
    const [ms, error] = await timed(refusal(layer.getMany(["a"])));
    expect(error).toMatchObject({
      name: "PortError",
      port: "cache-layer",
      adapter: "redis",
      operation: "getMany",
      message: `Redis at 127.0.0.1:${port}: nobody listens there`,
      options: { hint: expect.stringContaining("start it") },
    });
    expect(ms).toBeLessThan(SILENCE_MS);
  });

  it("is used again within a second when a server that was never there comes", async () => {
    const { url, kill, restart } = await server();
    await kill();
    const layer = layerOf(url);
    expect(await refusal(layer.getMany(["a"]))).toMatchObject({ name: "PortError" });
    await restart();
    expect(await recovery(layer)).toBeLessThan(RECOVERY_MS);
  });

  it("fails at once when the server is killed, and works again within a second of its return, scripts and all", async () => {
    const { url, kill, restart } = await server();
    const layer = layerOf(url);
    await layer.putMany([sampleEntry("a")]);
    await layer.remember("req", ["a"]);
    await kill();
    await refusal(layer.getMany(["a"]));
    const [ms, error] = await timed(refusal(layer.putMany([sampleEntry("b")])));
    expect(error).toMatchObject({ name: "PortError", operation: "putMany" });
    expect(ms).toBeLessThan(100);
    await restart();
    expect(await recovery(layer)).toBeLessThan(RECOVERY_MS);
    expect((await layer.getMany(["a"])).size).toBe(0);
    await layer.putMany([sampleEntry("a")]);
    await layer.remember("req", ["a"]);
    await raw(url, (connection) => connection.scriptFlush());
    expect(keysIn(await layer.recall("req"))).toEqual(["a"]);
    await layer.countHits(new Map([["a", 2]]));
    expect(await layer.stats()).toMatchObject({ entries: 1, hits: 2 });
  });

  it("lets no call wait for a frozen server for ever, and goes on when it thaws", async () => {
    const frozen = await server();
    const layer = layerOf(frozen.url);
    await layer.putMany([sampleEntry("a")]);
    frozen.freeze();
    const calls = Array.from({ length: 200 }, () => refusal(layer.getMany(["a"])));
    const [ms, errors] = await timed(Promise.all(calls));
    expect(new Set(errors.map((error) => (error instanceof Error ? error.message : error)))).toEqual(
      new Set([`Redis at 127.0.0.1:${frozen.port}: it does not answer`]),
    );
    expect(ms).toBeLessThan(SILENCE_MS);
    frozen.thaw();
    expect(await recovery(layer)).toBeLessThan(RECOVERY_MS);
    expect(keysIn(await layer.getMany(["a"]))).toEqual(["a"]);
  });

  it("closes within a moment while the server is frozen, what was asked fails, and no connection stays", async () => {
    const frozen = await server();
    const proxy = await proxied(frozen.url);
    const layer = layerOf(proxy.url);
    await layer.getMany(["a"]);
    expect(proxy.connections()).toBe(1);
    frozen.freeze();
    const asked = refusal(layer.getMany(["a"]));
    const [ms] = await timed(layer.close());
    expect(ms).toBeLessThan(500);
    expect(await asked).toMatchObject({ name: "PortError" });
    await expect.poll(() => proxy.connections()).toBe(0);
    expect(await refusal(layer.getMany(["a"]))).toMatchObject({
      message: expect.stringContaining("after it was closed"),
    });
  });

  it("lets what is under way end when it is closed", async () => {
    const { url } = await server();
    const layer = layerOf(url);
    await layer.getMany(["a"]);
    const put = layer.putMany([sampleEntry("a")]);
    await layer.close();
    await put;
    expect(keysIn(await layerOf(url).getMany(["a"]))).toEqual(["a"]);
  });

  it("does not wait for a server that is silent from the start, and leaves no connection when closed meanwhile", async () => {
    const { url } = await server();
    const proxy = await proxied(url);
    proxy.silence();
    const layer = layerOf(proxy.url);
    const [ms, error] = await timed(refusal(layer.getMany(["a"])));
    expect(error).toMatchObject({ message: expect.stringContaining("does not answer") });
    expect(ms).toBeLessThan(SILENCE_MS);
    await proxy.pass();
    expect(await recovery(layer)).toBeLessThan(RECOVERY_MS);

    proxy.silence();
    const other = layerOf(proxy.url);
    const asked = refusal(other.getMany(["a"]));
    await expect.poll(() => proxy.connections()).toBe(2);
    const [closeMs] = await timed(other.close());
    expect(closeMs).toBeLessThan(500);
    expect(await asked).toMatchObject({ name: "PortError" });
    await proxy.pass();
    await expect.poll(() => proxy.connections()).toBe(1);
  });

  it("comes back within a second after a silent, a cut and a refused link", async () => {
    const { url } = await server();
    const proxy = await proxied(url);
    const layer = layerOf(proxy.url);
    await layer.getMany(["a"]);
    for (const spoil of [proxy.silence, proxy.reset, proxy.refuse]) {
      await spoil();
      const [ms, error] = await timed(refusal(layer.getMany(["a"])));
      expect(error).toMatchObject({ name: "PortError" });
      expect(ms).toBeLessThan(SILENCE_MS);
      await proxy.pass();
      expect(await recovery(layer)).toBeLessThan(RECOVERY_MS);
    }
    expect(proxy.connections()).toBe(1);
  });

  it("keeps a connection that has nothing to do, and one that is slow", async () => {
    const { url } = await server();
    const proxy = await proxied(url);
    const client = clientOf(proxy.url);
    const id = () => client.use("test", "id", (connection) => connection.clientId());
    const first = await id();
    proxy.slow(150);
    const before = performance.now();
    await expect.poll(() => performance.now() - before, { timeout: 5000, interval: 100 }).toBeGreaterThan(2500);
    expect(await id()).toBe(first);
  });

  it("recalls in one round trip", async () => {
    const { url } = await server();
    const proxy = await proxied(url);
    const layer = layerOf(proxy.url);
    await layer.putMany(["a", "b", "c"].map((key) => sampleEntry(key)));
    await layer.remember("req", ["c", "a"]);
    expect((await layer.recall("req")).size).toBe(2);
    proxy.slow(150);
    const [ms, found] = await timed(layer.recall("req"));
    expect([...found.keys()]).toEqual(["c", "a"]);
    expect(ms).toBeLessThan(600);
  });

  it("tells a full memory, still reads, and writes again when there is room", async () => {
    const { url } = await server("--maxmemory-policy", "noeviction");
    const layer = layerOf(url);
    await layer.putMany([sampleEntry("a")]);
    await layer.remember("req", ["a"]);
    await raw(url, (connection) => connection.configSet("maxmemory", "1000"));
    for (const write of [
      () => layer.putMany([sampleEntry("b")]),
      () => layer.remember("req", ["b"]),
      () => layer.countHits(new Map([["a", 1]])),
    ])
      expect(await refusal(write())).toMatchObject({
        name: "PortError",
        message: expect.stringContaining("its memory is full"),
        options: { hint: expect.stringContaining("allkeys-lru") },
      });
    expect(keysIn(await layer.recall("req"))).toEqual(["a"]);
    expect(keysIn(await layer.getMany(["a", "b"]))).toEqual(["a"]);
    await layer.remove(["a"]);
    await raw(url, (connection) => connection.configSet("maxmemory", "0"));
    await layer.putMany([sampleEntry("b")]);
    expect(keysIn(await layer.getMany(["a", "b"]))).toEqual(["b"]);
  });

  it("tells a wrong password without saying it, asks seldom, and works with the right one", async () => {
    const { url } = await server("--requirepass", "right pass/word:");
    const withPassword = (password: string) => url.replace("//", `//:${encodeURIComponent(password)}@`);
    for (const wrong of [url, withPassword("s3cr3t-wrong")]) {
      const layer = layerOf(wrong);
      const error = await refusal(layer.getMany(["a"]));
      expect(error).toMatchObject({
        name: "PortError",
        message: expect.stringContaining("it refused the user or the password"),
        options: { hint: expect.stringContaining("URL") },
      });
      expect(await refusal(layer.getMany(["a"]))).toMatchObject({ message: expect.stringContaining("refused") });
      expect(Bun.inspect(error)).not.toContain("s3cr3t");
    }
    const admin = clientOf(withPassword("right pass/word:"));
    const attempts = async () => {
      const stats = await admin.use("test", "info", (connection) => connection.info("stats"));
      return Number(/total_connections_received:(\d+)/.exec(stats)?.[1]);
    };
    const [already, before] = [await attempts(), performance.now()];
    await expect.poll(() => performance.now() - before, { timeout: 5000, interval: 100 }).toBeGreaterThan(700);
    expect((await attempts()) - already).toBeLessThanOrEqual(2);
    const layer = layerOf(withPassword("right pass/word:"));
    await layer.putMany([sampleEntry("a")]);
    expect(keysIn(await layer.getMany(["a"]))).toEqual(["a"]);
  });

  it("needs no more of an ACL user than the hint says, and tells what is not allowed", async () => {
    const { url } = await server();
    await raw(url, async (connection) => {
      const rules = ["on", ">pass", "~pacts:*", "+@read", "+@write", "+@scripting", "+ping", "+select"];
      await connection.aclSetUser("team", rules);
      await connection.aclSetUser("reader", ["on", ">pass", "~pacts:*", "+@read", "+ping"]);
    });
    const as = (user: string, database = "") => `${url.replace("//", `//${user}:pass@`)}${database}`;
    const layer = layerOf(as("team", "/3"));
    await layer.putMany([sampleEntry("a")]);
    await layer.remember("req", ["a"]);
    await layer.countHits(new Map([["a", 1]]));
    expect((await layer.recall("req")).get("a")?.hitCount).toBe(1);
    expect(await layer.list({})).toHaveLength(1);
    expect((await layerOf(as("team")).list({})).length).toBe(0);
    const reader = layerOf(as("reader"));
    expect((await reader.getMany(["a"])).size).toBe(0);
    expect(await refusal(reader.putMany([sampleEntry("a")]))).toMatchObject({
      name: "PortError",
      message: expect.stringContaining("its user may not do this"),
      options: { hint: expect.stringContaining("ACL SETUSER") },
    });
    expect(await layer.clear({})).toBe(1);
  });

  it("speaks TLS with a server whose authority it knows, and with no other", async () => {
    const secure = await startTlsRedis();
    cleanup.push(secure.stop);
    const client = clientOf(secure.tlsUrl, secure.ca);
    await client.ping();
    await expect(client.use("test", "set", (connection) => connection.set("x", "1"))).resolves.toBe("OK");
    const error = await refusal(clientOf(secure.tlsUrl).ping());
    expect(error).toMatchObject({ name: "PortError", message: expect.stringContaining("certificate is not trusted") });
    const otherName = secure.tlsUrl.replace("localhost", "127.0.0.1");
    expect(await refusal(clientOf(otherName, secure.ca).ping())).toMatchObject({
      name: "PortError",
      message: expect.stringContaining("certificate is not trusted"),
    });
    expect(await refusal(clientOf(secure.url.replace("redis:", "rediss:"), secure.ca).ping())).toMatchObject({
      name: "PortError",
    });
  });

  it("leaves no connection behind when it is closed in the middle of a TLS handshake", async () => {
    const secure = await startTlsRedis();
    cleanup.push(secure.stop);
    const proxy = await proxied(secure.tlsUrl);
    const client = clientOf(proxy.url.replace("127.0.0.1", "localhost"), secure.ca);
    proxy.silence();
    const asked = refusal(client.ping());
    await expect.poll(() => proxy.connections()).toBe(1);
    await client.close();
    await proxy.pass();
    expect(await asked).toMatchObject({ name: "PortError" });
    await expect.poll(() => proxy.connections()).toBe(0);
  });

  it("takes garbage under its keys for absent, and writes over it", async () => {
    const { url } = await server();
    const layer = layerOf(url, { random: () => 0 });
    const keys = keysOf("test");
    const spoilt = ["text", "json", "binary", "cut", "list", "hash", "huge-rev"];
    await layer.putMany([sampleEntry("a"), sampleEntry("cut")]);
    await layer.remember("req", ["a", ...spoilt]);
    await raw(url, async (connection) => {
      const cut = (await connection.get(keys.entry("cut"))) ?? "";
      await connection.set(keys.entry("text"), "what is this");
      await connection.set(keys.entry("json"), "null");
      await connection.set(keys.entry("binary"), Buffer.from([0xff, 0, 0xfe, 0x3b, 0x3b]));
      await connection.set(keys.entry("cut"), cut.slice(0, cut.length / 2));
      await connection.set(keys.entry("huge-rev"), "1;99999999999999999999;0;5;;[]");
      await connection.rPush(keys.entry("list"), "x");
      await connection.hSet(keys.entry("hash"), "x", "y");
    });
    expect(keysIn(await layer.getMany(["a", ...spoilt]))).toEqual(["a"]);
    expect(keysIn(await layer.recall("req"))).toEqual(["a"]);
    expect((await layer.list({})).map((entry) => entry.key)).toEqual(["a"]);
    await layer.countHits(new Map(spoilt.map((key) => [key, 1])));
    expect((await layer.stats()).hits).toBeLessThan(10);
    await layer.putMany(spoilt.map((key) => sampleEntry(key)));
    expect((await layer.getMany(spoilt)).size).toBe(spoilt.length);
    for (const list of ["{", "17", '{"a":1}', "[1,null,{}]"]) {
      await raw(url, (connection) => connection.set(keys.requirement("req"), list));
      expect((await layer.recall("req")).size).toBe(0);
    }
    expect(await layer.clear({})).toBe(spoilt.length + 1);
  });

  it("sees and clears its own namespace only, whatever the namespaces are called", async () => {
    const { url } = await server();
    const names = ["a", "a*", "a?", "[ab]", "a:e", "a%002a", "*", "", "ä", "a\\", "\ud800"];
    const layers = names.map((namespace) => layerOf(url, { namespace }));
    for (const [at, layer] of layers.entries()) {
      await layer.putMany([sampleEntry("k", { element: `in ${at}` })]);
      await layer.remember("req", ["k"]);
    }
    await raw(url, async (connection) => {
      await connection.set("pacts:other", "1");
      await connection.set("foreign", "1");
    });
    const held = async () => (await Promise.all(layers.map((layer) => layer.recall("req")))).map((each) => each.size);
    for (const [at, layer] of layers.entries()) {
      expect((await layer.list({})).map((entry) => entry.element)).toEqual([`in ${at}`]);
      expect(await layer.clear({})).toBe(1);
      expect(await held()).toEqual(layers.map((_, each) => (each <= at ? 0 : 1)));
    }
    expect(await raw(url, (connection) => connection.dbSize())).toBe(2);
  });

  it("clears and lists more than one step of a scan holds", async () => {
    const { url } = await server();
    const [layer, other] = [layerOf(url), layerOf(url, { namespace: "other" })];
    const entries = Array.from({ length: 7000 }, (_, at) => sampleEntry(`k${at}`, { verifiedAt: at }));
    await layer.putMany(entries);
    await other.putMany(entries);
    expect((await layer.list({ limit: 3 })).map((entry) => entry.key)).toEqual(["k6999", "k6998", "k6997"]);
    expect(await layer.list({ match: "Button k69" })).toHaveLength(111);
    expect(await layer.stats()).toMatchObject({ entries: 7000, expired: 0 });
    expect(await layer.clear({ match: "Button k69" })).toBe(111);
    expect(await layer.clear({ limit: 1000 })).toBe(1000);
    expect(await layer.clear({})).toBe(7000 - 1111);
    expect((await other.stats()).entries).toBe(7000);
  });

  it("keeps the highest rev, whoever writes when", async () => {
    const { url } = await server();
    const writers = Array.from({ length: 6 }, () => layerOf(url));
    const revs = Array.from({ length: 120 }, (_, at) => ((at * 77) % 120) + 1);
    await Promise.all(
      revs.map((rev, at) => writers[at % writers.length]?.putMany([sampleEntry("a", { rev, element: `rev ${rev}` })])),
    );
    expect((await layerOf(url).getMany(["a"])).get("a")).toMatchObject({ rev: 120, element: "rev 120" });
  });

  it("lets entries and lists live their time, give or take a tenth, and hits do not change it", async () => {
    const { url } = await server();
    const keys = keysOf("test");
    const ttl = (key: string) => raw(url, (connection) => connection.pTTL(key));
    for (const [random, ms] of [
      [0, 3_240_000],
      [0.5, 3_600_000],
      [0.999999, 3_960_000],
    ] as const) {
      const layer = layerOf(url, { random: () => random });
      await layer.putMany([sampleEntry("a")]);
      await layer.remember("req", ["a"]);
      await layer.countHits(new Map([["a", 1]]));
      for (const key of [keys.entry("a"), keys.requirement("req")]) {
        expect(await ttl(key)).toBeGreaterThan(ms - 30_000);
        expect(await ttl(key)).toBeLessThanOrEqual(ms);
      }
    }
    const short = layerOf(url, { ttlMs: 60, random: () => 0.5, namespace: randomUUID() });
    await short.putMany([sampleEntry("a")]);
    await expect.poll(async () => (await short.getMany(["a"])).size, { timeout: 5000 }).toBe(0);
  });
});
