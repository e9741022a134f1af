import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { randomUUID } from "node:crypto";
import { createRedisCacheLayer } from "#adapters/redis/cache-layer";
import { openRedis, type RedisClient } from "#adapters/redis/client";
import { keysOf } from "#adapters/redis/keys";
import { createSeal } from "#adapters/system/seal";
import type { CacheLayer } from "#core/ports/cache-layer";
import { borrowRedis, type RedisAddress } from "../servers/redis";
import { sampleEntry } from "./samples";

describe("sealed entries in a Redis that others write to", () => {
  let server: RedisAddress;
  let client: RedisClient;
  let namespace: string;
  let refused: string[];
  let ours: CacheLayer;
  const layerOf = (secret?: string): CacheLayer =>
    createRedisCacheLayer({
      client,
      namespace,
      onRefused: (key) => refused.push(key),
      ...(secret === undefined ? {} : { seal: createSeal(secret) }),
    });
  const nameOf = (key: string) => keysOf(namespace).entry(key);
  const change = (key: string, edit: (value: string) => string) =>
    client.use("test", "change", async (connection) => {
      const value = (await connection.get(nameOf(key))) ?? "";
      expect(edit(value)).not.toBe(value);
      await connection.set(nameOf(key), edit(value), { expiration: "KEEPTTL" });
    });
  const revOf = async (layer: CacheLayer, key = "a") => (await layer.getMany([key])).get(key)?.rev;

  beforeAll(async () => {
    server = await borrowRedis();
    client = openRedis({ url: server.url });
  });
  beforeEach(() => {
    namespace = `test ${randomUUID()}`;
    refused = [];
    ours = layerOf("our secret");
    return () => ours.clear({});
  });
  afterAll(async () => {
    await client.close();
    await server.stop();
  });

  it("are read by all who know the secret, and by those who ask for no seal", async () => {
    await ours.putMany([sampleEntry("a", { rev: 3 })]);
    await ours.countHits(new Map([["a", 5]]));
    expect(await revOf(layerOf("our secret"))).toBe(3);
    expect(await revOf(layerOf())).toBe(3);
    expect(refused).toEqual([]);
  });

  it.each([
    ["a locator", (value: string) => value.replace('"role":"button"', '"role":"link"')],
    ["the fingerprint", (value: string) => value.replace('"Cancel"', '"Delete"')],
    ["the rev", (value: string) => value.replace(/^(\d+);\d+;/, "$1;99;")],
    ["the time it ends", (value: string) => value.replace(/^(\d+;\d+;\d+);\d+;/, "$1;9999999999999;")],
    ["the signature", (value: string) => value.replace(/;[\w-]{43};/, `;${"A".repeat(43)};`)],
    ["the signature, taken away", (value: string) => value.replace(/;[\w-]{43};/, ";;")],
  ])("are absent, and counted, once somebody changed %s", async (_, edit) => {
    await ours.putMany([sampleEntry("a"), sampleEntry("b")]);
    await ours.remember("req", ["a", "b"]);
    await change("a", edit);
    expect([...(await ours.getMany(["a", "b"])).keys()]).toEqual(["b"]);
    expect([...(await ours.recall("req")).keys()]).toEqual(["b"]);
    expect((await ours.list({})).map((entry) => entry.key)).toEqual(["b"]);
    expect(refused).toEqual(["a", "a", "a"]);
  });

  it("are absent under another key, and when they are unsigned or signed with another secret", async () => {
    await ours.putMany([sampleEntry("a")]);
    await client.use("test", "copy", (connection) => connection.copy(nameOf("a"), nameOf("b")));
    await layerOf().putMany([sampleEntry("c")]);
    await layerOf("another secret").putMany([sampleEntry("d")]);
    expect([...(await ours.getMany(["a", "b", "c", "d"])).keys()]).toEqual(["a"]);
    expect(refused).toEqual(["b", "c", "d"]);
  });

  it("take the place of one that was refused, whatever its rev", async () => {
    await layerOf("another secret").putMany([sampleEntry("a", { rev: 9 })]);
    await ours.putMany([sampleEntry("a", { rev: 1 })]);
    expect(await revOf(ours)).toBeUndefined();
    await ours.putMany([sampleEntry("a", { rev: 1 })]);
    expect(await revOf(ours)).toBe(1);
  });

  it("do not take the place of a good one that came between", async () => {
    await layerOf("another secret").putMany([sampleEntry("a", { rev: 9 })]);
    expect(await revOf(ours)).toBeUndefined();
    await layerOf("our secret").putMany([sampleEntry("a", { rev: 10 })]);
    await ours.putMany([sampleEntry("a", { rev: 1 })]);
    expect(await revOf(ours)).toBe(10);
  });
});
