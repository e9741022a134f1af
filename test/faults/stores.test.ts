import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunRecord } from "#core/ports/run-store";
import { buildProgram, ofType } from "../e2e/program";
import { type PostgresServer, startPostgres, type TestDatabase } from "../servers/postgres";
import { startProxy, type TcpProxy } from "../servers/proxy";
import { type RedisServer, startRedis } from "../servers/redis";
import { gone } from "./offspring";
import { createTeam, type Team, type TeamRun } from "./team";

/** What a run is allowed over a healthy one on a machine that does other things too; `test/bench/faults.ts` measures it. */
const SLACK_MS = 2000;
const ELEMENTS = 5;
/** On a machine that is busy a healthy server may miss its deadline, too. */
const BUSY = { retry: 2 };
const ENV_PASSWORD = "ca%2Fna%40ry";

let redis: RedisServer;
let postgres: PostgresServer;
let redisProxy: TcpProxy;
let postgresProxy: TcpProxy;
let database: TestDatabase;
let team: Team;
let healthyMs = 0;
let cases = 0;

type Env = Readonly<Record<string, string>>;

const all = (source: string): readonly string[] => Array.from({ length: ELEMENTS }, () => source);

/** Both servers, through their proxies, with nothing remembered yet. */
const fresh = (): Env => ({
  PACTS_REDIS_URL: redisProxy.url,
  PACTS_DATABASE_URL: postgresProxy.url,
  PACTS_NAMESPACE: `case-${++cases}`,
});

/** The same after a run that passed: Redis and Postgres remember everything. */
const warm = async (): Promise<Env> => {
  const env = fresh();
  expect((await team.run(env)).code).toBe(0);
  return env;
};

const LEARNING_RUNS = 5;

/** After a run in which both servers kept up, so that both remember. */
const learnt = async (env: Env, args: readonly string[]): Promise<void> => {
  for (let runs = 0; runs < LEARNING_RUNS; runs++) {
    const { code, degraded } = await team.run(env, undefined, args);
    expect(code).toBe(0);
    if (degraded.length === 0) return;
  }
  throw new Error(`the machine is so busy that servers were late in ${LEARNING_RUNS} runs`);
};

const spooled = (): readonly string[] => {
  const folder = join(team.place.folder, "data", "spool");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".spool"));
};

const runsOf = async (env: Env): Promise<readonly RunRecord[]> => {
  const { out } = await team.place.pacts(["runs", "list", "--json", "--limit", "500"], env);
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RunRecord);
};

/** It passed, in bounded time, and says which parts did not do their work. */
const passed = (run: TeamRun, degraded: readonly string[]): void => {
  expect({ code: run.code, err: run.err, degraded: run.degraded }).toEqual({
    code: 0,
    err: "",
    degraded: degraded.length === 0 ? [] : expect.arrayContaining([...degraded]),
  });
  expect(run.processMs).toBeLessThan(healthyMs + SLACK_MS);
};

const LATE = /^(.+) is not used as it should be: (?:it is left alone: )?no answer within \d+ ms(?:;|$)/;

/**
 * Who has to be named when those are dead: they, and beyond them only who says of itself that its own answer came too late, which on a busy
 * machine happens to a healthy server, too.
 */
const owed = ({ events }: TeamRun, dead: readonly string[]): readonly string[] => {
  const told = ofType(events, "error").filter(({ code }) => code === "degraded");
  const late = told.flatMap(({ message }) => LATE.exec(message)?.[1] ?? []);
  return [...dead, ...late.filter((name) => !dead.includes(name))].toSorted();
};

/** Where it was answered; on a machine so busy that a healthy server missed its deadline, at least not by a dead one. */
const answered = (run: TeamRun, degraded: readonly string[], source: string): void => {
  passed(run, degraded);
  if (run.degraded.length === degraded.length) expect(run.sources).toEqual(all(source));
  for (const dead of degraded) expect(run.sources).not.toContain(dead);
};

beforeAll(async () => {
  buildProgram();
  [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  database = await postgres.database();
  [redisProxy, postgresProxy] = await Promise.all([startProxy(redis.url), startProxy(database.url)]);
  team = createTeam();
  const env = await warm();
  healthyMs = (await team.run(env)).processMs;
}, 120_000);

afterAll(async () => {
  await gone(team.place);
  await team.close();
  await Promise.all([redisProxy.close(), postgresProxy.close()]);
  await Promise.all([redis.stop(), postgres.stop()]);
});

test("all well: Redis answers, and nothing is told", BUSY, async () => {
  const env = await warm();
  const run = await team.run(env);
  passed(run, []);
  expect(run.sources).toEqual(all("redis"));
});

type Fault = (proxy: TcpProxy) => unknown;
const FAULTS: readonly (readonly [name: string, fault: Fault])[] = [
  ["refuses", (proxy) => proxy.refuse()],
  ["cuts every connection", (proxy) => proxy.reset()],
  ["is silent", (proxy) => proxy.silence()],
  ["is slow", (proxy) => proxy.slow(300)],
];

describe.each(FAULTS)("Redis %s", BUSY, (_name, fault) => {
  test("from the start: Postgres answers", async () => {
    const env = await warm();
    try {
      await fault(redisProxy);
      const run = await team.run(env);
      answered(run, ["redis"], "postgres");
    } finally {
      await redisProxy.pass();
    }
  });

  test("in the middle of a run that learns", async () => {
    const env = fresh();
    try {
      passed(await team.run(env, () => fault(redisProxy)), ["redis"]);
    } finally {
      await redisProxy.pass();
    }
    expect((await team.run(env)).sources).toEqual(all("postgres"));
    expect((await team.run(env)).sources).toEqual(all("redis"));
  });
});

describe.each(FAULTS)("Postgres %s", BUSY, (_name, fault) => {
  test("from the start: Redis answers, and what was to be written waits in the spool", async () => {
    const env = await warm();
    const before = (await runsOf(env)).length;
    try {
      await fault(postgresProxy);
      const run = await team.run(env);
      answered(run, ["postgres", "run store"], "redis");
      expect(spooled().length).toBeGreaterThan(0);
    } finally {
      await postgresProxy.pass();
    }
    expect((await team.run(env)).code).toBe(0);
    const after = await runsOf(env);
    expect(after.slice(0, 2).map(({ status, verdict, stepsExecuted }) => ({ status, verdict, stepsExecuted }))).toEqual(
      Array.from({ length: 2 }, () => ({ status: "done", verdict: "pass", stepsExecuted: ELEMENTS })),
    );
    expect(after.length).toBe(before + 2);
    expect(spooled()).toEqual([]);
  });

  test("in the middle of a run that learns", async () => {
    const env = fresh();
    const before = (await runsOf(env)).length;
    try {
      const run = await team.run(env, () => fault(postgresProxy));
      passed(run, run.degraded.toSorted());
      expect(run.degraded).toContain("postgres");
    } finally {
      await postgresProxy.pass();
    }
    const [run, ...rest] = await runsOf(env);
    expect(run).toMatchObject({ status: "done", verdict: "pass", stepsExecuted: ELEMENTS });
    expect(rest.length).toBe(before);
    expect(spooled()).toEqual([]);
  });
});

describe("whose spool it is", BUSY, () => {
  const down = async (env: Env): Promise<TeamRun> => {
    try {
      await postgresProxy.refuse();
      return await team.run(env);
    } finally {
      await postgresProxy.pass();
    }
  };

  test("what one database missed goes to no other, and doctor tells what waits for whom", async () => {
    const env = fresh();
    const before = (await runsOf(env)).length;
    const other = await postgres.database();
    const own: Env = { PACTS_DATA_DIR: join(team.place.folder, "data") };
    try {
      answered(await down(env), ["postgres", "run store"], "miss");
      const waiting = spooled();
      expect(waiting.length).toBeGreaterThan(0);
      for (const elsewhere of [{ ...env, PACTS_DATABASE_URL: other.url }, own]) {
        expect((await team.run(elsewhere)).code).toBe(0);
        expect(await runsOf(elsewhere)).toHaveLength(1);
        expect(spooled()).toEqual(waiting);
        const { out } = await team.place.pacts(["doctor", "--json"], elsewhere);
        const { host, pathname } = new URL(postgresProxy.url);
        expect(out).toMatch(
          new RegExp(`"spool","state":"warn","found":"\\d+ writes wait since .* for postgres ${host}${pathname}"`),
        );
      }
      expect(await runsOf(env)).toHaveLength(before + 1);
      expect(spooled()).toEqual([]);
    } finally {
      await other.drop();
      rmSync(join(team.place.folder, "data", "pacts.db"), { force: true });
    }
  });

  test("what an earlier pacts left for nobody by name goes to the next call's, and that is told", async () => {
    const env = fresh();
    const before = (await runsOf(env)).length;
    await down(env);
    const root = join(team.place.folder, "data", "spool");
    for (const path of spooled()) {
      const [, ...writes] = readFileSync(join(root, path), "utf8").split("\n");
      writeFileSync(join(root, basename(path)), writes.join("\n"));
      rmSync(join(root, path));
    }
    const { err } = await team.place.pacts(["runs", "list"], env);
    expect(err).toMatch(
      /^pacts: \d+ writes that an earlier pacts had spooled .* went to postgres 127\.0\.0\.1:\d+\/\w+\n$/,
    );
    expect(await runsOf(env)).toHaveLength(before + 1);
    expect(spooled()).toEqual([]);
  });
});

describe("real servers", BUSY, () => {
  test("both stopped: discovery alone, the run passes, nothing of it is lost", async () => {
    const env = { ...(await warm()), PACTS_REDIS_URL: redis.url, PACTS_DATABASE_URL: database.url };
    redis.freeze();
    postgres.freeze();
    try {
      const run = await team.run(env);
      answered(run, ["postgres", "redis", "run store"], "miss");
    } finally {
      redis.thaw();
      postgres.thaw();
    }
    const [last] = await runsOf(env);
    expect(last).toMatchObject({ status: "done", verdict: "pass", stepsExecuted: ELEMENTS });
  });

  test("Redis comes back in the middle: the next requirement is found there", async () => {
    const env = await warm();
    const next = team.place.file(
      "second.pacts.yaml",
      readFileSync(join(team.place.folder, "order.pacts.yaml"), "utf8").replace("id: order", "id: second"),
    );
    await learnt(env, [next]);
    redis.freeze();
    const run = await team.run(env, async () => {
      redis.thaw();
      // It has to be used again within a second of its return.
      await Bun.sleep(1000);
    }, [next]);
    expect(run.degraded.toSorted()).toEqual(owed(run, ["redis"]));
    const found = ofType(run.events, "lookup").filter(({ req }) => req === "second");
    expect(found.map(({ source }) => source)).toEqual(all("redis"));
  });

  test("Redis killed in the middle, and started again", async () => {
    const env = { ...fresh(), PACTS_REDIS_URL: redis.url };
    passed(await team.run(env, () => redis.kill()), ["redis"]);
    await redis.restart();
    expect((await team.run(env)).sources).toEqual(all("postgres"));
    expect((await team.run(env)).sources).toEqual(all("redis"));
  });

  test("Postgres stopped at once in the middle, and started again", async () => {
    const env = { ...(await warm()), PACTS_DATABASE_URL: database.url };
    const run = await team.run(env, () => postgres.stopImmediate());
    try {
      passed(run, run.degraded.toSorted());
      expect(run.degraded).toContain("run store");
    } finally {
      await postgres.restart();
    }
    const [last] = await runsOf(env);
    expect(last).toMatchObject({ status: "done", verdict: "pass", stepsExecuted: ELEMENTS });
  });

  test("Postgres restarted in the middle: nothing is lost", async () => {
    const env = { ...(await warm()), PACTS_DATABASE_URL: database.url };
    const run = await team.run(env, () => postgres.restart());
    expect(run.code).toBe(0);
    const [last] = await runsOf(env);
    expect(last).toMatchObject({ status: "done", verdict: "pass", stepsExecuted: ELEMENTS });
    expect(spooled()).toEqual([]);
  });

  test("Redis out of memory: writes are refused, the run passes", async () => {
    const full = await startRedis({ args: ["--maxmemory", "1mb", "--maxmemory-policy", "noeviction"] });
    try {
      const env = { ...fresh(), PACTS_REDIS_URL: full.url };
      passed(await team.run(env), ["redis"]);
      expect((await team.run(env)).sources).toEqual(all("postgres"));
    } finally {
      await full.stop();
    }
  });

  test("two processes make the tables at once", async () => {
    const empty = await postgres.database();
    const env = { PACTS_DATABASE_URL: empty.url };
    const runs = await Promise.all([team.run(env), team.run(env)]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(await runsOf(env)).toHaveLength(2);
    await empty.drop();
  });
});

describe("what a team shares", BUSY, () => {
  test("another namespace knows nothing of it", async () => {
    const env = await warm();
    expect((await team.run({ ...env, PACTS_NAMESPACE: `${env.PACTS_NAMESPACE}-other` })).sources).toEqual(all("miss"));
    expect((await team.run(env)).sources).toEqual(all("redis"));
  });

  test("entries of another key in Redis are not used, and that is told; they are replaced", async () => {
    const env = { ...fresh(), PACTS_CACHE_KEY: "the key of the team" };
    await team.run(env);
    expect((await team.run(env)).sources).toEqual(all("redis"));
    const other = { ...env, PACTS_CACHE_KEY: "a key of somebody else" };
    const run = await team.run(other);
    answered(run, ["redis signatures"], "postgres");
    expect(run.out).not.toContain(other.PACTS_CACHE_KEY);
    expect((await team.run(other)).sources).toEqual(all("redis"));
  });
});

describe("the database of this machine", BUSY, () => {
  test("cannot be opened: the run passes, and is written when it can be", async () => {
    const env = { PACTS_DATA_DIR: join(team.place.folder, "data") };
    const path = join(team.place.folder, "data", "pacts.db");
    mkdirSync(path, { recursive: true });
    const run = await team.run(env);
    passed(run, run.degraded.toSorted());
    expect(run.degraded).toEqual(expect.arrayContaining(["sqlite", "run store"]));
    rmSync(path, { recursive: true });
    expect(await runsOf(env)).toMatchObject([{ status: "done", verdict: "pass", stepsExecuted: ELEMENTS }]);
    expect(spooled()).toEqual([]);
  });

  test("four processes at once", async () => {
    const env = { PACTS_DATA_DIR: join(team.place.folder, "four") };
    const runs = await Promise.all(Array.from({ length: 4 }, () => team.run(env)));
    expect(runs.map(({ code, degraded }) => ({ code, degraded }))).toEqual(
      Array.from({ length: 4 }, () => ({ code: 0, degraded: [] })),
    );
    expect((await runsOf(env)).map(({ verdict }) => verdict)).toEqual(["pass", "pass", "pass", "pass"]);
  });
});

describe("a password in an address", () => {
  const words = ["ca%2Fna%40ry", "ca/na@ry"];
  test.each([
    ["that is wrong", () => ({ redis: redis.port, postgres: postgres.port })],
    ["of nobody", () => ({ redis: 1, postgres: 1 })],
  ])("%s reaches no output and no file", async (_name, ports) => {
    const { redis: redisPort, postgres: postgresPort } = ports();
    const env = {
      PACTS_REDIS_URL: `redis://ci:${ENV_PASSWORD}@127.0.0.1:${redisPort}`,
      PACTS_DATABASE_URL: `postgres://ci:${ENV_PASSWORD}@127.0.0.1:${postgresPort}/pacts`,
    };
    const run = await team.run(env);
    expect(run.code).toBe(0);
    const others = await Promise.all(
      [
        ["runs", "list"],
        ["cache", "stats"],
        ["cache", "list", "--json"],
      ].map((args) => team.place.pacts(args, env)),
    );
    expect(others.map(({ code }) => code)).toEqual([3, 3, 3]);
    const folder = join(team.place.folder, "data", "spool");
    const files = spooled().map((name) => readFileSync(join(folder, name), "utf8"));
    expect(files.length).toBeGreaterThan(0);
    for (const text of [run.out, run.err, ...others.flatMap(({ out, err }) => [out, err]), ...files])
      for (const word of words) expect(text).not.toContain(word);
    rmSync(folder, { recursive: true });
  });
});
