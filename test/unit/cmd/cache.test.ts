import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMemoryCacheLayer } from "#adapters/lru/cache-layer";
import { createFileLockStore } from "#adapters/files/lock-store";
import { cacheCommand } from "#cmd/cache";
import type { Flags } from "#cmd/flags";
import { PortError, UserError } from "#core/model/failure";
import type { CacheLayer } from "#core/ports/cache-layer";
import { cacheKey } from "#core/resolve/cache-key";
import { sampleEntry, scratchFolder, T0 } from "../../contract/samples";
import { createFakeClock } from "../../fakes/clock";
import { createFakeBrowser } from "../../fakes/session";
import { createFakeIdentity } from "../../fakes/stores";
import { recordingIo } from "./recording-io";

const SAVE = "pacts:1:default:aa11bb22cc33dd44";
const OPEN = "pacts:1:default:aa99bb22cc33dd44";

const layerOf = async (): Promise<CacheLayer> => {
  const layer = createMemoryCacheLayer({ capacity: 100, now: () => T0 });
  await layer.putMany([
    sampleEntry(SAVE, { element: "Save changes", hitCount: 3, verifiedAt: T0 + 1 }),
    sampleEntry(OPEN, { element: "Open", url: "https://shop.test/", expiresAt: T0 - 1 }),
  ]);
  return layer;
};
const broken = (layer: CacheLayer): CacheLayer => {
  const fail = async (): Promise<never> => {
    throw new PortError("cache-layer", "sqlite", "any", "the disk is gone", { hint: "buy one" });
  };
  return { ...layer, name: "sqlite", getMany: fail, list: fail, stats: fail, clear: fail };
};
const call = async (
  verb: string,
  args: readonly string[],
  flags: Flags,
  layers: readonly CacheLayer[],
  isTty = true,
) => {
  const { io, said } = recordingIo(isTty, 200);
  const clock = { ...createFakeClock(), now: () => T0 };
  const deps = {
    layers,
    clock,
    locks: createFileLockStore(),
    identity: createFakeIdentity(),
    browser: createFakeBrowser({ page: { url: "", quiet: true, title: "", elements: [] } }, createFakeClock()),
    config: { driftThreshold: 0.35, stepTimeoutMs: 1000, namespace: "default" },
  };
  const code = await cacheCommand(verb, args, flags, deps, io);
  return { code, ...said };
};

describe("pacts cache", () => {
  it("counts what each layer holds", async () => {
    const layers = [await layerOf()];
    expect((await call("stats", [], {}, layers)).out).toMatch(/memory +2 +1 +3 +\d+\.\d KB/);
    expect((await call("stats", [], {}, layers, false)).out).toMatch(/^memory\t2\t1\t3\t\d+\n$/);
    expect(JSON.parse((await call("stats", [], { json: true }, layers)).out)).toMatchObject({
      layer: "memory",
      entries: 2,
      expired: 1,
    });
  });

  it("lists entries, the last proven first, each once", async () => {
    const { out } = await call("list", [], {}, [await layerOf(), await layerOf()]);
    const lines = out.trimEnd().split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^aa11bb22cc33 +Save changes +click .* 3 +proven/);
    expect(lines[2]).toMatch(/Open.*expired/);
    expect((await call("list", ["Save"], { limit: "1" }, [await layerOf()], false)).out).toContain(SAVE);
    expect((await call("list", ["SAVE"], {}, [await layerOf()], false)).out).toContain(SAVE);
    expect(await call("list", ["nothing"], {}, [await layerOf()])).toMatchObject({
      out: "",
      err: "the cache holds no such entry\n",
    });
  });

  it.each([SAVE, "pacts:1:default:aa11", "aa11", "save ch"])(
    "gets an entry by %s, with locators and fingerprint",
    async (text) => {
      const { out } = await call("get", [text], {}, [await layerOf()]);
      expect(out).toContain("Save changes");
      expect(out).toMatch(/locator 1 +role +role=button/);
      expect(out).toMatch(/locator 2 +css +frame\(main\) >> div > button >> nth=2/);
      expect(out).toMatch(/seen landmarks +\["dialog New Account"\]/);
      expect(out).not.toContain("Open");
    },
  );

  it("gets several by a common beginning, as JSON lines", async () => {
    const { out } = await call("get", ["aa"], { json: true }, [await layerOf()]);
    const entries = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(entries.map((entry) => entry.key)).toEqual([SAVE, OPEN]);
    expect(entries[0]).toMatchObject({ layer: "memory", fingerprint: { tag: "button" } });
  });

  it("clears by text or all, never by accident", async () => {
    const layer = await layerOf();
    await expect(call("clear", [], {}, [layer])).rejects.toMatchObject({
      options: { hint: expect.stringContaining("--all") },
    });
    await expect(call("clear", [""], {}, [layer])).rejects.toBeInstanceOf(UserError);
    await expect(call("clear", ["Save"], { all: true }, [layer])).rejects.toBeInstanceOf(UserError);
    await expect(call("clear", ["Save", "changes"], {}, [layer])).rejects.toMatchObject({
      options: { hint: expect.stringContaining('pacts cache clear "Save changes"') },
    });
    expect((await layer.stats()).entries).toBe(2);
    expect((await call("clear", [], { match: "Save" }, [layer])).out).toBe("memory: 1 removed\n");
    expect((await call("clear", [], { all: true, json: true }, [layer])).out).toBe('{"layer":"memory","removed":1}\n');
    expect((await layer.stats()).entries).toBe(0);
  });

  it("invalidates by key, element or page, in every layer, and tells what", async () => {
    const layers = [await layerOf(), await layerOf()];
    await layers[1]?.remove([SAVE]);
    const { out, code } = await call("invalidate", ["sAVE"], {}, layers);
    expect(code).toBe(0);
    expect(out).toMatch(/^KEY +ELEMENT +ACTION +PAGE\naa11bb22cc33 +Save changes +click/);
    expect(await Promise.all(layers.map(async (layer) => (await layer.stats()).entries))).toEqual([1, 1]);
    const { out: json } = await call("invalidate", ["SHOP.test"], { json: true }, layers);
    expect(JSON.parse(json)).toMatchObject({ key: OPEN });
    expect(await Promise.all(layers.map(async (layer) => (await layer.stats()).entries))).toEqual([0, 0]);
    for (const args of [[], [""], ["Save"], ["Save", "Open"]])
      await expect(call("invalidate", args, {}, layers)).rejects.toThrow(UserError);
  });

  it("exports to a lock file and imports it into the layers that last", async () => {
    const folder = scratchFolder();
    try {
      const file = join(folder.path, "pacts.lock.json");
      const { digest } = createFakeIdentity();
      const url = "https://shop.test/";
      const key = cacheKey("default", url, { name: "Save", kind: "clickable" }, "click", digest);
      const [from, to] = [await layerOf(), createMemoryCacheLayer({ capacity: 9 })];
      await from.putMany([sampleEntry(key, { url, element: "Save" })]);
      const written = await call("export", [file], {}, [from]);
      expect(written).toMatchObject({ out: `${file}: 1 element\n`, code: 0 });
      expect(written.err).toContain("2 entries left out");
      const durable: CacheLayer = { ...to, name: "sqlite" };
      const memory = await layerOf();
      expect(await call("import", [file], {}, [memory, durable])).toMatchObject({
        out: `${file}: 1 imported, 0 unchanged\n`,
      });
      expect((await to.getMany([key])).get(key)).toMatchObject({ element: "Save", rev: 1, verifiedAt: T0 });
      expect((await memory.stats()).entries).toBe(2);
      expect((await call("import", [file], { json: true }, [durable])).out).toBe(
        `{"file":${JSON.stringify(file)},"imported":0,"unchanged":1}\n`,
      );
      writeFileSync(file, readFileSync(file, "utf8").replace('"element": "Save"', '"element": "that button"'));
      const refused = await call("import", [file], {}, [durable]);
      expect(refused).toMatchObject({ code: 2, out: "" });
      expect(refused.err).toMatch(/pacts\.lock\.json:4:5: error lock: /);
      await expect(call("export", [file], { match: "nothing" }, [from])).rejects.toThrow("nothing to export");
    } finally {
      folder.remove();
    }
  });

  it.each(["stats", "list", "get", "clear"])("tells a layer that fails and goes on: %s", async (verb) => {
    const layer = await layerOf();
    const { out, err, code } = await call(verb, ["Save"], {}, [broken(layer), layer]);
    expect(code).toBe(3);
    expect(err).toBe("pacts: cache layer sqlite: the disk is gone\n  buy one\n");
    expect(out).toContain("memory");
  });

  it("refuses what it does not know with the next thing to type", async () => {
    const layers = [await layerOf()];
    await expect(call("import", [], { lock: "other.json" }, layers)).rejects.toMatchObject({
      message: "--lock is not for pacts cache import",
      options: { hint: "name the file alone: pacts cache import other.json" },
    });
    await expect(call("stats", [], { match: "Save" }, layers)).rejects.toMatchObject({
      options: { hint: "leave it out; it is for list, verify, clear, export" },
    });
    await expect(call("stat", [], {}, layers)).rejects.toMatchObject({
      options: { hint: "did you mean pacts cache stats?" },
    });
    await expect(call("toString", [], {}, layers)).rejects.toBeInstanceOf(UserError);
    await expect(call("get", [], {}, layers)).rejects.toBeInstanceOf(UserError);
    await expect(call("get", ["zz"], {}, layers)).rejects.toMatchObject({
      options: { hint: expect.stringContaining("cache list") },
    });
  });

  it("prints nothing a terminal would obey", async () => {
    const layer = createMemoryCacheLayer({ capacity: 5 });
    const evil = "\u001b[2J\u202eevil\u009b";
    await layer.putMany([
      sampleEntry("k", { element: evil, url: evil, locators: [{ strategy: "css", args: { path: evil } }] }),
    ]);
    for (const [verb, args] of [
      ["list", []],
      ["get", ["k"]],
    ] as const) {
      for (const flags of [{}, { json: true }]) {
        const { out } = await call(verb, args, flags, [layer]);
        expect(out).toContain("evil");
        for (const bad of ["\u001b", "\u202e", "\u009b"]) expect(out).not.toContain(bad);
      }
    }
  });
});
