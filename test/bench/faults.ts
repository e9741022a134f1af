// What dead layers add to a run of the real program, in the middle of all its other time: npm run bench:faults [-- --rounds N] [--json]
import { parseArgs } from "node:util";
import { buildProgram } from "../e2e/program";
import { createTeam, type TeamRun } from "../faults/team";
import { startPostgres } from "../servers/postgres";
import { startProxy, type TcpProxy } from "../servers/proxy";
import { startRedis } from "../servers/redis";
import { sectionText } from "./print";
import { figure, type Section, target } from "./section";
import { median } from "#core/bench/statistics";

const ROUNDS = 10;
const ADDED_LIMIT_MS = 150;

interface Situation {
  readonly name: string;
  readonly spoil: (redis: TcpProxy, postgres: TcpProxy) => unknown;
  readonly middle: boolean;
}

const SITUATIONS: readonly Situation[] = [
  { name: "healthy", spoil: () => {}, middle: false },
  { name: "Redis silent", spoil: (redis) => redis.silence(), middle: false },
  { name: "Postgres silent", spoil: (_, postgres) => postgres.silence(), middle: false },
  {
    name: "both silent",
    spoil: (redis, postgres) => {
      redis.silence();
      postgres.silence();
    },
    middle: false,
  },
  {
    name: "both silent from the middle on",
    spoil: (redis, postgres) => {
      redis.silence();
      postgres.silence();
    },
    middle: true,
  },
  { name: "both refuse", spoil: (redis, postgres) => Promise.all([redis.refuse(), postgres.refuse()]), middle: false },
];

const sectionOf = (samples: ReadonlyMap<string, readonly number[]>): Section => {
  const healthy = median(samples.get("healthy") ?? []);
  const figures = [...samples].map(([name, ms]) => figure(name, ms));
  const targets = [...samples]
    .filter(([name]) => name !== "healthy")
    .map(([name, ms]) =>
      target(`${name}: added to the whole process, p50`, median(ms) - healthy, ADDED_LIMIT_MS, "ms"),
    );
  return { name: "dead layers: a warm run of five elements, whole process", figures, targets, notes: [] };
};

/** The situations take turns, so that what the machine does meanwhile hits all of them. */
const measure = async (rounds: number): Promise<Section> => {
  const [redisServer, postgresServer] = await Promise.all([startRedis(), startPostgres()]);
  const database = await postgresServer.database();
  const [redis, postgres] = await Promise.all([startProxy(redisServer.url), startProxy(database.url)]);
  const team = createTeam();
  const env = { PACTS_REDIS_URL: redis.url, PACTS_DATABASE_URL: postgres.url };
  const samples = new Map<string, number[]>(SITUATIONS.map(({ name }) => [name, []]));
  const heal = (): Promise<unknown> => Promise.all([redis.pass(), postgres.pass()]);
  const check = (run: TeamRun): TeamRun => {
    if (run.code !== 0) throw new Error(`the run did not pass: ${run.out}${run.err}`);
    return run;
  };
  try {
    check(await team.run(env));
    for (let round = 0; round < rounds; round++) {
      for (const { name, spoil, middle } of SITUATIONS) {
        if (!middle) await spoil(redis, postgres);
        const run = check(await team.run(env, middle ? () => spoil(redis, postgres) : undefined));
        samples.get(name)?.push(run.processMs);
        await heal();
        // Forgets what the spool and the breakers of this run left to do.
        check(await team.run(env));
      }
    }
  } finally {
    await team.close();
    await Promise.all([redis.close(), postgres.close()]);
    await Promise.all([redisServer.stop(), postgresServer.stop()]);
  }
  return sectionOf(samples);
};

const { values } = parseArgs({ options: { rounds: { type: "string" }, json: { type: "boolean" } } });
const rounds = Number(values.rounds ?? ROUNDS);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error("--rounds wants a whole number from 1 on");
buildProgram();
const section = await measure(rounds);
console.log(values.json === true ? JSON.stringify(section) : sectionText(section));
process.exit(0);
