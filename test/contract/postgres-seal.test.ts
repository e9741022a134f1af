import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createPostgresCacheLayer } from "#adapters/postgres/cache-layer";
import { openPostgres, type PostgresClient } from "#adapters/postgres/client";
import { createSeal } from "#adapters/system/seal";
import type { CacheLayer } from "#core/ports/cache-layer";
import { openPostgresServer, type PostgresAddress, type TestDatabase } from "../servers/postgres";
import { sampleEntry } from "./samples";

describe("sealed entries in a Postgres that others write to", () => {
  let server: PostgresAddress;
  let database: TestDatabase;
  let client: PostgresClient;
  let refused: string[];
  let ours: CacheLayer;
  const layerOf = (secret?: string): CacheLayer =>
    createPostgresCacheLayer({
      client,
      namespace: "team",
      onRefused: (key) => refused.push(key),
      ...(secret === undefined ? {} : { seal: createSeal(secret) }),
    });
  const revOf = async (layer: CacheLayer, key = "a") => (await layer.getMany([key])).get(key)?.rev;

  beforeAll(async () => {
    server = await openPostgresServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    database = await server.database();
    client = openPostgres({ url: database.url });
    refused = [];
    ours = layerOf("our secret");
  });
  afterEach(async () => {
    await client.close();
    await database.drop();
  });

  it("are read by all who know the secret, and by those who ask for no seal, odd texts and all", async () => {
    await ours.putMany([sampleEntry("a", { rev: 3, element: "a\0b\ud800" })]);
    await ours.countHits(new Map([["a", 5]]));
    expect(await revOf(layerOf("our secret"))).toBe(3);
    expect(await revOf(layerOf())).toBe(3);
    expect(refused).toEqual([]);
  });

  it.each([
    ["a locator", "locators = replace(locators::text, 'button', 'link')::jsonb"],
    ["the fingerprint", "fingerprint = replace(fingerprint::text, 'Cancel', 'Delete')::jsonb"],
    ["the rev", "rev = 99"],
    ["the time it ends", "expires_at = expires_at + 1"],
    ["the signature", "seal = repeat('A', 43)"],
    ["the signature, taken away", "seal = ''"],
  ])("are absent, and told, once somebody changed %s", async (_, change) => {
    await ours.putMany([sampleEntry("a"), sampleEntry("b")]);
    await ours.remember("req", ["a", "b"]);
    await database.query(`UPDATE selector_cache SET ${change} WHERE key = 'a'`);
    expect([...(await ours.getMany(["a", "b"])).keys()]).toEqual(["b"]);
    expect([...(await ours.recall("req")).keys()]).toEqual(["b"]);
    expect((await ours.list({})).map((entry) => entry.key)).toEqual(["b"]);
    expect(refused).toEqual(["a", "a", "a"]);
  });

  it("are absent under another key, and when they are unsigned or signed with another secret", async () => {
    await ours.putMany([sampleEntry("a"), sampleEntry("b")]);
    await database.query("DELETE FROM selector_cache WHERE key = 'b'");
    await database.query("UPDATE selector_cache SET key = 'b' WHERE key = 'a'");
    await layerOf().putMany([sampleEntry("c")]);
    await layerOf("another secret").putMany([sampleEntry("d")]);
    expect((await ours.getMany(["a", "b", "c", "d"])).size).toBe(0);
    expect(refused.toSorted()).toEqual(["b", "c", "d"]);
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
