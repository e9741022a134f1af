import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createFileSpool } from "#adapters/files/spool";
import { parcelText } from "#adapters/files/spool-parcel";
import { createIdentity } from "#adapters/system/identity";
import { readConfig } from "#cmd/config";
import { type DoctorDeps, doctorCommand, type Finding } from "#cmd/doctor";
import { PortError } from "#core/model/failure";
import { sampleAttempt, scratchFolder } from "../../contract/samples";
import { recordingIo } from "./recording-io";

const folder = scratchFolder();
afterAll(() => folder.remove());

const well: DoctorDeps = {
  browser: async () => "/usr/bin/chromium",
  database: async () => ({ place: "db.test:5432/pacts", server: "PostgreSQL 17.1", applied: 2, known: 2 }),
  redis: async () => ({ place: "cache.test:6379", version: "8.0.1", policy: "allkeys-lru", maxMemoryBytes: 1 }),
};
const shared = { PACTS_REDIS_URL: "redis://cache.test", PACTS_DATABASE_URL: "postgres://db.test/pacts" };

const ask = async (deps: Partial<DoctorDeps> = {}, env: Readonly<Record<string, string>> = shared, data = "data") => {
  const { io, said } = recordingIo(false);
  const config = readConfig({}, { env: { PACTS_DATA_DIR: join(folder.path, data), ...env }, isTty: false });
  const code = await doctorCommand(config, { json: true }, { ...well, ...deps }, io);
  const findings = said.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Finding);
  return { code, of: (check: string) => findings.find((finding) => finding.check === check), findings };
};

describe("doctor", () => {
  test("all well: five rows, 0", async () => {
    const { code, findings } = await ask();
    expect(code).toBe(0);
    expect(findings.map(({ check, state }) => [check, state])).toEqual([
      ["browser", "ok"],
      ["data folder", "ok"],
      ["sqlite", "off"],
      ["redis", "ok"],
      ["postgres", "ok"],
    ]);
  });

  test("alone: no server is asked for, none is missing", async () => {
    const never = () => Promise.reject(new Error("asked"));
    const { code, of } = await ask({ redis: never }, {});
    expect(code).toBe(0);
    expect([of("sqlite")?.state, of("redis")?.state, of("postgres")?.state]).toEqual(["ok", "off", "off"]);
  });

  test.each([
    ["noeviction", 0, "it may take the whole machine"],
    ["noeviction", 1000, "nothing new is remembered"],
  ])(
    "a Redis with %s and %d bytes is told with how to mend it, and is no failure",
    async (policy, maxMemoryBytes, words) => {
      const { code, of } = await ask({ redis: async () => ({ place: "cache.test:6379", policy, maxMemoryBytes }) });
      expect(code).toBe(0);
      expect(of("redis")).toMatchObject({ state: "warn", found: expect.stringContaining(words) });
      expect(of("redis")?.mend).toContain("allkeys-lru");
    },
  );

  test.each(["browser", "redis", "postgres"] as const)(
    "what does not work is 3, with its mending: %s",
    async (part) => {
      const broken = () => Promise.reject(new PortError(part, part, "look", "it is not there", { hint: "start it" }));
      const { code, of } = await ask({ [part === "postgres" ? "database" : part]: broken });
      expect(code).toBe(3);
      expect(of(part)).toEqual({ check: part, state: "bad", found: "it is not there", mend: "start it" });
    },
  );

  test("a newer database is 3, an older one is brought up to date by the next run", async () => {
    const at = (applied: number) => async () => ({ place: "p", server: "s", applied, known: 2 });
    expect((await ask({ database: at(3) })).of("postgres")).toMatchObject({ state: "bad" });
    expect((await ask({ database: at(1) })).of("postgres")).toMatchObject({
      state: "ok",
      found: expect.stringContaining("1 to apply"),
    });
    expect((await ask({ database: at(0) })).of("postgres")?.found).toContain("no tables yet");
  });

  test("a data folder that is none", async () => {
    writeFileSync(join(folder.path, "file"), "");
    expect((await ask({}, {}, "file/data")).of("data folder")).toMatchObject({
      state: "bad",
      mend: expect.stringContaining("PACTS_DATA_DIR"),
    });
  });

  test("writes that wait, each for its database, are told and are no failure", async () => {
    const root = join(folder.path, "waiting", "spool");
    const identity = createIdentity();
    const target = "postgres db.test:5432/pacts";
    const spool = createFileSpool({ folder: join(root, "of-one"), target, identity, onWarning: () => {} });
    const writes = ["a", "b"].map((id) => ({ kind: "attempt", attempt: sampleAttempt(id) }) as const);
    await spool.keep(writes);
    writeFileSync(join(root, "old.spool"), parcelText("", writes.slice(1)).split("\n").slice(1).join("\n"));
    utimesSync(join(root, "old.spool"), 60, 60);
    const { code, findings } = await ask({}, shared, "waiting");
    expect(code).toBe(0);
    const [old, named] = findings.filter(({ check }) => check === "spool");
    expect(old).toMatchObject({
      state: "warn",
      found: "1 write waits since 1970-01-01 00:01:00Z for a database that an earlier pacts did not note",
    });
    expect(named?.found).toMatch(/^2 writes wait since \d{4}-.*Z for postgres db\.test:5432\/pacts$/);
    expect(named?.mend).toContain(join(root, "of-one"));
  });

  test("on a terminal: glyph and word, the mending below", async () => {
    const { io, said } = recordingIo(true, 60);
    const config = readConfig({}, { env: { ...shared, PACTS_DATA_DIR: join(folder.path, "data") }, isTty: true });
    const redis = () => Promise.reject(new PortError("cache", "redis", "ping", "nobody listens", { hint: "start it" }));
    expect(await doctorCommand(config, {}, { ...well, redis }, io)).toBe(3);
    expect(said.out).toMatch(/^browser +✓ ok/m);
    expect(said.out).toMatch(/^redis +✗ bad +nobody listens$/m);
    expect(said.out).toContain("  redis: start it\n");
  });
});
