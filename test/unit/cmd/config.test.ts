import { describe, expect, test } from "vitest";
import { readConfig } from "#cmd/config";
import type { Io } from "#cmd/io";
import type { Flags } from "#cmd/flags";

const read = (flags: Flags = {}, env: Readonly<Record<string, string>> = {}, isTty = false) =>
  readConfig(flags, { env: { HOME: "/home/someone", ...env }, isTty });

test("defaults", () => {
  expect(read()).toEqual({
    dataDir: "/home/someone/.local/share/pacts",
    namespace: "default",
    headless: true,
    slowMoMs: 0,
    viewport: { width: 1280, height: 720 },
    timeoutMs: 240_000,
    stepTimeoutMs: 10_000,
    cache: "auto",
    evidence: { screenshot: "on", video: "off", trace: "off", log: true },
    testFile: true,
    heal: "auto",
    healRounds: 3,
    frozen: false,
    driftThreshold: 0.35,
    repeatEach: 1,
    workers: 1,
    variables: {},
    reporters: [{ name: "list" }],
    color: false,
    verbose: false,
  });
});

test("it cannot be changed, not even inside", () => {
  const config = read({ var: ["a=1"] });
  expect(Object.isFrozen(config) && Object.isFrozen(config.viewport) && Object.isFrozen(config.variables)).toBe(true);
});

test("a flag beats the environment, which beats the default", () => {
  const env = { PACTS_STEP_TIMEOUT: "3s", PACTS_CACHE: "read" };
  expect(read({}, env)).toMatchObject({ stepTimeoutMs: 3000, cache: "read" });
  expect(read({ stepTimeout: "500ms", cache: "off" }, env)).toMatchObject({ stepTimeoutMs: 500, cache: "off" });
  expect(read({}, { PACTS_CACHE: "" }).cache).toBe("auto");
});

test.each([
  ["500ms", 500],
  ["30s", 30_000],
  ["4m", 240_000],
  ["1.5s", 1500],
  ["24h", 86_400_000],
])("time %s", (given, ms) => {
  expect(read({ timeout: given }).timeoutMs).toBe(ms);
});

test.each([
  ["35%", 0.35],
  ["0.2", 0.2],
  ["100%", 1],
])("share %s", (given, share) => {
  expect(read({ driftThreshold: given }).driftThreshold).toBeCloseTo(share, 9);
});

test("the data folder: PACTS_DATA_DIR, then an absolute XDG_DATA_HOME, then the home folder", () => {
  expect(read({}, { PACTS_DATA_DIR: "/data", XDG_DATA_HOME: "/xdg" }).dataDir).toBe("/data");
  expect(read({}, { XDG_DATA_HOME: "/xdg" }).dataDir).toBe("/xdg/pacts");
  expect(read({}, { XDG_DATA_HOME: "relative" }).dataDir).toBe("/home/someone/.local/share/pacts");
});

test("variables keep everything after the first =", () => {
  expect(read({ var: ["a=1", "b=", "c=x=y", "d.e=007"] }).variables).toEqual({ a: "1", b: "", c: "x=y", "d.e": "007" });
});

test("the stores a team shares: flags beat the environment; the key comes from there alone", () => {
  const env = {
    PACTS_REDIS_URL: "rediss://ci:s3cret@cache.test:6380/2",
    PACTS_DATABASE_URL: "postgres://ci@db.test/pacts?sslmode=verify-full",
    PACTS_NAMESPACE: "shop",
    PACTS_CACHE_KEY: "0123456789abcdef",
  };
  expect(read({}, env)).toMatchObject({
    redisUrl: env.PACTS_REDIS_URL,
    databaseUrl: env.PACTS_DATABASE_URL,
    namespace: "shop",
    cacheKey: env.PACTS_CACHE_KEY,
  });
  expect(read({ redisUrl: "redis://localhost", cacheKey: "f".repeat(32) }, env)).toMatchObject({
    redisUrl: "redis://localhost",
    cacheKey: env.PACTS_CACHE_KEY,
  });
});

test("-x is one failure", () => {
  expect(read({ x: true }).maxFailures).toBe(1);
  expect(read({ maxFailures: "3" }).maxFailures).toBe(3);
});

test("--json is the ndjson reporter", () => {
  expect(read({ json: true }).reporters).toEqual([{ name: "ndjson" }]);
  expect(read({ reporter: "json" }).reporters).toEqual([{ name: "ndjson" }]);
  expect(read({ json: true, reporter: "junit:out.xml" }).reporters).toEqual([
    { name: "ndjson" },
    { name: "junit", file: "out.xml" },
  ]);
  expect(read({ json: true }, { PACTS_REPORTER: "dot" }).reporters).toEqual([{ name: "ndjson" }]);
  expect(() => read({ json: true, reporter: "list" })).toThrow("contradict");
});

test("several reporters, each to its file; a face for people unless one is named", () => {
  expect(read({ reporter: "dot, junit:out/a.xml,html:C:\\r.html" }).reporters).toEqual([
    { name: "dot" },
    { name: "junit", file: "out/a.xml" },
    { name: "html", file: "C:\\r.html" },
  ]);
  expect(read({ reporter: "json:e.ndjson" }).reporters).toEqual([
    { name: "list" },
    { name: "ndjson", file: "e.ndjson" },
  ]);
});

test("on GitHub Actions there are annotations besides", () => {
  const env = { GITHUB_ACTIONS: "true" };
  expect(read({}, env).reporters).toEqual([{ name: "list" }, { name: "github" }]);
  expect(read({ json: true }, env).reporters).toEqual([{ name: "ndjson" }, { name: "github" }]);
  expect(read({ reporter: "github:s.md" }, env).reporters).toEqual([
    { name: "list" },
    { name: "github", file: "s.md" },
  ]);
});

test.each([
  [{}, {}, true, true],
  [{}, {}, false, false],
  [{}, { NO_COLOR: "1" }, true, false],
  [{ color: false }, { FORCE_COLOR: "1" }, true, false],
  [{}, { FORCE_COLOR: "1" }, false, true],
  [{}, { FORCE_COLOR: "0" }, true, false],
  [{}, { TERM: "dumb" }, true, false],
])("colour of %j %j on a terminal %j: %j", (flags, env, isTty, color) => {
  expect(read(flags, env, isTty).color).toBe(color);
});

describe("what is wrong is named with what is allowed", () => {
  const cases: readonly (readonly [flags: Flags, message: string])[] = [
    [{ stepTimeout: "3" }, '--step-timeout "3": expected a time such as 500ms, 30s or 4m'],
    [{ stepTimeout: "0s" }, '--step-timeout "0s": expected more than 0'],
    [{ timeout: "25h" }, '--timeout "25h": expected at most 24h'],
    [{ driftThreshold: "35" }, '--drift-threshold "35": expected a share such as 35% or 0.35'],
    [{ driftThreshold: "101%" }, "at most 100%"],
    [{ cache: "raed" }, '--cache "raed": expected one of auto, read, refresh, off'],
    [{ heal: "never" }, "expected one of auto, suggest, off"],
    [{ workers: "0" }, "a whole number from 1 to 64"],
    [{ workers: "two" }, "a whole number from 1 to 64"],
    [{ viewport: "1280*720" }, "a size such as 1280x720"],
    [{ reporter: "dots" }, "one or more of list, line, dot, json, junit, github, html, each with or without :FILE"],
    [{ reporter: "jnuit:x.xml" }, "did you mean junit?"],
    [{ reporter: "html" }, "a file for html, such as html:report.html"],
    [{ reporter: "junit:" }, "a file after junit:"],
    [{ reporter: "list,json" }, "not list and json; give one a file, such as json:FILE"],
    [{ reporter: "junit:a,html:a" }, "not a twice"],
    [{ namespace: "../shop" }, '--namespace "../shop": expected a name of letters'],
    [{ cdp: "9222" }, "an address that starts with http:// or https:// or ws:// or wss://"],
    [{ baseUrl: "file:///etc/passwd" }, "an address that starts with http:// or https://"],
    [{ var: ["1a=2"] }, "expected name=value"],
  ];
  test.each(cases)("%j", (flags, message) => {
    expect(() => read(flags)).toThrow(message);
  });
  test("in the environment, by the variable's name", () => {
    expect(() => read({}, { PACTS_WORKERS: "many" })).toThrow('PACTS_WORKERS "many": expected a whole number');
  });
  test.each([
    [{ redisUrl: "http://ci:canary@cache.test" }, {}, "--redis-url: expected an address that starts with redis://"],
    [{}, { PACTS_DATABASE_URL: "mysql://ci:canary@db.test" }, "PACTS_DATABASE_URL: expected an address that starts"],
    [{}, { PACTS_CACHE_KEY: "canary" }, "PACTS_CACHE_KEY: expected at least 16 characters"],
  ])("without repeating what may hold a password: %j %j", (flags, env, message) => {
    expect(() => read(flags, env)).toThrow(message);
    expect(() => read(flags, env)).toThrow(/^(?!.*canary)/);
  });
  test("without repeating the value of a variable", () => {
    expect(() => read({ var: ["my password=canary"] })).toThrow(/^(?!.*canary)/);
  });
});

test.each([
  ["a person at a terminal", {}, "tui"],
  ["CI", { CI: "true" }, "list"],
  ["CI=false", { CI: "false" }, "tui"],
  ["a dumb terminal", { TERM: "dumb" }, "list"],
  ["a screen reader", { PACTS_SCREEN_READER: "1" }, "sentences"],
  ["a wish", { PACTS_REPORTER: "list" }, "list"],
] as const)("the face for %s", (_name, env, face) => {
  const terminal = {} as NonNullable<Io["terminal"]>;
  expect(readConfig({}, { env: { HOME: "/home/someone", ...env }, isTty: true, terminal }).reporters).toEqual([
    { name: face },
  ]);
  expect(readConfig({}, { env: { HOME: "/home/someone" }, isTty: true }).reporters).toEqual([{ name: "list" }]);
});
