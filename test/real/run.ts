// Runs the requirements beside this file on real applications: npm run test:real [-- FILTER...] [--upgrade] [--oracle] [--version V]
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { freePort, prepareApplications, startApplication } from "./application";
import { runProgram } from "./program";
import { BINARY, judgeApplications, SHARED } from "./oracle";
import { lineOf, type Row, rowOf, tableOf } from "./report";
import { fileOf, SCENARIOS, type Scenario, type VersionUnderTest } from "./scenarios";

interface Job {
  readonly apps: string;
  readonly scenario: Scenario;
  readonly port: number;
}

/** Each run meets the application as freshly installed: what the run before it saved is gone. */
const runOnce = async (job: Job, under: VersionUnderTest, phase: Row["phase"], data: string): Promise<Row> => {
  const { apps, scenario, port } = job;
  const application = await startApplication(apps, scenario.app, under.version, port, scenario.ready);
  try {
    const variables = Object.entries(under.variables ?? {}).flatMap(([name, value]) => ["--var", `${name}=${value}`]);
    const args = [join(import.meta.dirname, fileOf(scenario, under)), "--base-url", application.url, ...variables];
    const secrets = Object.entries(scenario.secrets ?? {}).map(([name, value]) => [`PACTS_SECRET_${name}`, value]);
    const outcome = await runProgram(BINARY, args, { ...Object.fromEntries(secrets), PACTS_DATA_DIR: data });
    return rowOf(`${scenario.app}.${scenario.name}`, under.version, phase, outcome);
  } finally {
    await application.stop();
  }
};

const runScenario = async (
  job: Job,
  options: { readonly version?: string; readonly upgrade: boolean },
  tell: (row: Row) => void,
): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), "pacts-real-"));
  const [old] = job.scenario.versions;
  const folder = (under: VersionUnderTest): string => join(work, under.version);
  const wanted = job.scenario.versions.filter(
    ({ version }) => options.version === undefined || version === options.version,
  );
  const remembering = options.upgrade && wanted.some((under) => under !== old) && !wanted.includes(old);
  try {
    for (const under of remembering ? [old, ...wanted] : wanted) {
      mkdirSync(folder(under));
      tell(await runOnce(job, under, "cold", folder(under)));
      tell(await runOnce(job, under, "warm", folder(under)));
      if (!options.upgrade || under === old) continue;
      const memory = join(work, `${under.version}-upgrade`);
      cpSync(folder(old), memory, { recursive: true });
      tell(await runOnce(job, under, "upgrade", memory));
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

/** Fails on a wrong action anywhere and on a failed cold or warm run. */
const runOracle = (apps: string, filters: readonly string[]): number => {
  const rows = judgeApplications(apps, filters, { quiet: false });
  if (rows === undefined) {
    console.log("skipped: no oracle");
    return 0;
  }
  const bad = rows.filter(({ phase, exit, wrong }) => wrong.length > 0 || (phase !== "upgrade" && exit !== 0));
  return rows.length === 0 || bad.length > 0 ? 1 : 0;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { upgrade: { type: "boolean" }, oracle: { type: "boolean" }, version: { type: "string" } },
  });
  const apps = prepareApplications(join(SHARED, "apps"));
  if (apps === undefined) {
    console.log("skipped: no applications");
    return 0;
  }
  if (!existsSync(BINARY)) {
    console.log("dist/pacts is missing: npm run build");
    return 2;
  }
  if (values.oracle) return runOracle(apps, positionals);
  const chosen = SCENARIOS.filter(
    ({ app, name }) => positionals.length === 0 || positionals.some((filter) => `${app}.${name}`.includes(filter)),
  );
  const rows: Row[] = [];
  let broken = 0;
  for (const scenario of chosen) {
    const job: Job = { apps, scenario, port: await freePort() };
    const options = { upgrade: values.upgrade === true, ...(values.version ? { version: values.version } : {}) };
    try {
      await runScenario(job, options, (row) => {
        rows.push(row);
        console.log(lineOf(row));
      });
    } catch (error) {
      broken += 1;
      console.log(`FAIL  ${scenario.app}.${scenario.name}  ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  console.log(`\n${tableOf(rows)}\n${rows.filter(({ ok }) => ok).length} of ${rows.length} runs passed`);
  return rows.length > 0 && broken === 0 && rows.every(({ ok }) => ok) ? 0 : 1;
};

process.exit(await main());
