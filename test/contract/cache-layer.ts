import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CACHE_FORMAT } from "#core/model/cache";
import type { CacheLayer } from "#core/ports/cache-layer";
import { sampleEntry, T0 } from "./samples";

export interface Capabilities {
  /** What was put is there for the next one that opens the same store. */
  readonly durable: boolean;
  /** Holds no more than `subject.capacity` entries. */
  readonly bounded: boolean;
  /** Entries can be damaged from outside, by `subject.spoil`. */
  readonly spoilable: boolean;
}

export interface CacheLayerSubject {
  readonly layer: CacheLayer;
  readonly capacity?: number;
  /** A second layer on the same store; the first one is closed. */
  readonly reopen?: () => Promise<CacheLayer>;
  /** Replaces the stored locators of a key by this text. */
  readonly spoil?: (key: string, locators: string) => Promise<void>;
  readonly dispose: () => Promise<void>;
}

export type MakeCacheLayer = (options: { readonly nowMs: number }) => Promise<CacheLayerSubject>;

/** The law of the cache layer; every adapter answers to it. */
export const cacheLayerContract = (name: string, make: MakeCacheLayer, can: Capabilities): void => {
  describe(`cache layer: ${name}`, () => {
    let subject: CacheLayerSubject;
    let layer: CacheLayer;
    const keysOf = (map: ReadonlyMap<string, unknown>) => [...map.keys()].sort();

    beforeEach(async () => {
      subject = await make({ nowMs: T0 });
      layer = subject.layer;
    });
    afterEach(() => subject.dispose());

    it("gives back what was put, whole", async () => {
      const entry = sampleEntry("a", { probation: 2, hitCount: 3, element: 'Ünï "quoted" \u{1F600}' });
      await layer.putMany([entry, sampleEntry("b")]);
      expect((await layer.getMany(["a"])).get("a")).toEqual(entry);
    });

    it("gives back what a healed entry goes back to, and forgets it when it is proven", async () => {
      const { locators, fingerprint } = sampleEntry("before");
      const healed = sampleEntry("a", { probation: 2, former: { locators, fingerprint } });
      await layer.putMany([healed, sampleEntry("b")]);
      expect((await layer.getMany(["a"])).get("a")).toEqual(healed);
      await layer.putMany([sampleEntry("a", { rev: 2 })]);
      expect((await layer.getMany(["a"])).get("a")).toEqual(sampleEntry("a", { rev: 2 }));
    });

    it("leaves absent keys out and takes a key twice", async () => {
      await layer.putMany([sampleEntry("a")]);
      expect(keysOf(await layer.getMany(["a", "a", "none"]))).toEqual(["a"]);
      expect((await layer.getMany([])).size).toBe(0);
    });

    it("answers for more keys than one statement could name", async () => {
      const keys = Array.from({ length: 3000 }, (_, index) => `k${index}`);
      const some = keys.filter((_, index) => index % 40 === 0);
      await layer.putMany(some.map((key) => sampleEntry(key)));
      expect(keysOf(await layer.getMany(keys))).toEqual([...some].sort());
    });

    it("never replaces a higher rev by a lower one; an equal one replaces", async () => {
      await layer.putMany([sampleEntry("a", { rev: 5, element: "five" })]);
      await layer.putMany([sampleEntry("a", { rev: 4, element: "four" })]);
      expect((await layer.getMany(["a"])).get("a")?.element).toBe("five");
      await layer.putMany([sampleEntry("a", { rev: 5, element: "five again" })]);
      expect((await layer.getMany(["a"])).get("a")?.element).toBe("five again");
      await layer.putMany([sampleEntry("a", { rev: 6, element: "six" }), sampleEntry("a", { rev: 2, element: "two" })]);
      expect((await layer.getMany(["a"])).get("a")).toMatchObject({ rev: 6, element: "six" });
    });

    it("holds entries of another format absent, and lets a newer format replace", async () => {
      await layer.putMany([sampleEntry("old", { format: CACHE_FORMAT - 1, rev: 9 })]);
      expect((await layer.getMany(["old"])).size).toBe(0);
      expect(await layer.list({})).toEqual([]);
      await layer.putMany([sampleEntry("old", { rev: 1 })]);
      expect(keysOf(await layer.getMany(["old"]))).toEqual(["old"]);
    });

    it("recalls what a requirement used, and only that", async () => {
      await layer.putMany(["a", "b", "c"].map((key) => sampleEntry(key)));
      await layer.remember("req", ["c", "a", "never-put"]);
      expect([...(await layer.recall("req")).keys()]).toEqual(["c", "a"]);
      await layer.remember("req", ["b"]);
      expect(keysOf(await layer.recall("req"))).toEqual(["b"]);
      await layer.remember("req", []);
      expect((await layer.recall("req")).size).toBe(0);
      expect((await layer.recall("unknown")).size).toBe(0);
    });

    it("removes keys; absent ones are fine", async () => {
      await layer.putMany([sampleEntry("a"), sampleEntry("b")]);
      await layer.remember("req", ["a", "b"]);
      await layer.remove(["a", "none"]);
      await layer.remove([]);
      expect(keysOf(await layer.getMany(["a", "b"]))).toEqual(["b"]);
      expect(keysOf(await layer.recall("req"))).toEqual(["b"]);
    });

    it("takes a lower rev again after a removal", async () => {
      await layer.putMany([sampleEntry("a", { rev: 7 })]);
      await layer.remove(["a"]);
      await layer.putMany([sampleEntry("a", { rev: 1 })]);
      expect((await layer.getMany(["a"])).get("a")?.rev).toBe(1);
    });

    it("adds up hits, and a put does not take them back", async () => {
      await layer.putMany([sampleEntry("a", { hitCount: 1 })]);
      await layer.countHits(
        new Map([
          ["a", 2],
          ["none", 4],
        ]),
      );
      await layer.countHits(new Map([["a", 3]]));
      expect((await layer.getMany(["a"])).get("a")?.hitCount).toBe(6);
      await layer.putMany([sampleEntry("a", { rev: 2, hitCount: 1 })]);
      expect((await layer.getMany(["a"])).get("a")).toMatchObject({ rev: 2, hitCount: 6 });
    });

    it("lists the last proven first, by text and limit", async () => {
      await layer.putMany([
        sampleEntry("a", { verifiedAt: T0 + 1, element: "Save" }),
        sampleEntry("b", { verifiedAt: T0 + 3, url: "https://shop.test/x" }),
        sampleEntry("c", { verifiedAt: T0 + 2, element: "Save all" }),
      ]);
      const list = async (filter: Parameters<CacheLayer["list"]>[0]) =>
        (await layer.list(filter)).map((entry) => entry.key);
      expect(await list({})).toEqual(["b", "c", "a"]);
      expect(await list({ limit: 2 })).toEqual(["b", "c"]);
      expect(await list({ match: "Save" })).toEqual(["c", "a"]);
      expect(await list({ match: "shop.test" })).toEqual(["b"]);
      expect(await list({ match: "sAVE" })).toEqual(["c", "a"]);
      expect(await list({ match: "SHOP.test" })).toEqual(["b"]);
      for (const match of ["%", "_", "*", "?", "[a-z]", "[", "]", "^", "-", "!"])
        expect(await list({ match })).toEqual([]);
    });

    it("finds texts in any case and of any alphabet, and takes no character for another", async () => {
      const texts = fc.string({ unit: fc.constantFrom(..."aAbBüÜжЖ*?[]^-%_\\'\"!. "), maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(texts, { minLength: 1, maxLength: 6 }), texts, async (elements, match) => {
          await layer.clear({});
          await layer.putMany(elements.map((element, index) => sampleEntry(`k${index}`, { element, url: "" })));
          const wanted = elements.filter((element) => element.toLowerCase().includes(match.toLowerCase()));
          const found = (await layer.list({ match })).map(({ element }) => element);
          expect(found.sort()).toEqual(wanted.sort());
        }),
        { numRuns: 60 },
      );
    });

    it("counts entries, expired ones, hits and bytes", async () => {
      expect(await layer.stats()).toMatchObject({ entries: 0, expired: 0, hits: 0, bytes: 0 });
      await layer.putMany([sampleEntry("a", { hitCount: 2 }), sampleEntry("b", { expiresAt: T0 - 1 })]);
      const stats = await layer.stats();
      expect(stats).toMatchObject({ entries: 2, expired: 1, hits: 2 });
      expect(stats.bytes).toBeGreaterThan(100);
    });

    it("clears what the filter selects and says how many", async () => {
      await layer.putMany([sampleEntry("a", { element: "Save" }), sampleEntry("b"), sampleEntry("c")]);
      expect(await layer.clear({ match: "Save" })).toBe(1);
      expect(keysOf(await layer.getMany(["a", "b", "c"]))).toEqual(["b", "c"]);
      expect(await layer.clear({})).toBe(2);
      expect(await layer.clear({})).toBe(0);
    });

    it("closes twice", async () => {
      await layer.putMany([sampleEntry("a")]);
      await layer.close();
      await layer.close();
    });

    it.runIf(can.durable)("keeps entries, hits and requirements for the next one", async () => {
      await layer.putMany([sampleEntry("a"), sampleEntry("b")]);
      await layer.remember("req", ["b"]);
      await layer.countHits(new Map([["b", 2]]));
      const next = await subject.reopen?.();
      expect((await next?.recall("req"))?.get("b")).toEqual(sampleEntry("b", { hitCount: 2 }));
      expect((await next?.getMany(["a"]))?.size).toBe(1);
    });

    it.runIf(can.spoilable)("holds unreadable entries absent and lets them be replaced", async () => {
      for (const text of ["{not json", '"text"', "[17]", "null"]) {
        await layer.putMany([sampleEntry("a", { rev: 8 }), sampleEntry("b")]);
        await subject.spoil?.("a", text);
        expect(keysOf(await layer.getMany(["a", "b"]))).toEqual(["b"]);
        expect((await layer.list({})).map((entry) => entry.key)).toEqual(["b"]);
        await layer.putMany([sampleEntry("a", { rev: 8 })]);
        expect((await layer.getMany(["a"])).size).toBe(1);
      }
      await subject.spoil?.("a", "{not json");
      await layer.putMany([sampleEntry("a", { rev: 1 })]);
      expect((await layer.getMany(["a"])).get("a")?.rev).toBe(1);
    });

    it.runIf(can.bounded)("drops the least recently used beyond its capacity", async () => {
      const capacity = subject.capacity ?? 0;
      const keys = Array.from({ length: capacity }, (_, index) => `k${index}`);
      await layer.putMany(keys.map((key) => sampleEntry(key)));
      await layer.getMany(["k0"]);
      await layer.putMany([sampleEntry("new")]);
      expect((await layer.stats()).entries).toBe(capacity);
      expect(keysOf(await layer.getMany(["k0", "k1", "new"]))).toEqual(["k0", "new"]);
    });
  });
};
