// Runs the requirements beside this file on real applications: npm run test:real [-- FILTER...] [--upgrade] [--oracle] [--export] [--version V]
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findBrowser } from "#adapters/playwright/find-browser";
import { freePort, prepareApplications, startApplication } from "./application";
import { type ExportedTest, exportTo, runExported } from "./exported";
import { BINARY, judgeApplications, ROOT, SHARED } from "./oracle";
import { runProgram } from "./program";
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
    const { args, env } = callOf(job, under, application.url);
    const outcome = await runProgram(BINARY, args, { ...env, PACTS_DATA_DIR: data });
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

/** What a requirement is called with on a version. */
const callOf = ({ scenario }: Job, under: VersionUnderTest, url: string) => {
  const variables = Object.entries(under.variables ?? {}).flatMap(([name, value]) => ["--var", `${name}=${value}`]);
  const secrets = Object.entries(scenario.secrets ?? {}).map(([name, value]) => [`PACTS_SECRET_${name}`, value]);
  return {
    args: [join(import.meta.dirname, fileOf(scenario, under)), "--base-url", url, ...variables],
    env: Object.fromEntries(secrets) as Record<string, string>,
  };
};

/** Runs a scenario, exports it, and runs the exported test with Playwright's own runner on the application as freshly installed. */
const tryExported = async (job: Job, under: VersionUnderTest, keep: string | undefined): Promise<boolean> => {
  const { apps, scenario, port } = job;
  const name = `${scenario.app}.${scenario.name} ${under.version}`;
  const data = mkdtempSync(join(tmpdir(), "pacts-exported-"));
  const fresh = () => startApplication(apps, scenario.app, under.version, port, scenario.ready);
  const tell = (ok: boolean, what: string): boolean => {
    console.log(`${ok ? "ok  " : "FAIL"}  ${name}  ${what}`);
    return ok;
  };
  let application = await fresh();
  try {
    const { args, env } = callOf(job, under, application.url);
    const secrets = { ...env, ...scenario.secrets, PACTS_DATA_DIR: join(data, "data") };
    const ran = await runProgram(BINARY, args, secrets);
    if (ran.code !== 0) return tell(false, `does not pass itself\n${ran.stderr.slice(-600)}`);
    const folder = keep === undefined ? join(data, "test") : join(keep, name.replaceAll(" ", "-"));
    const test: ExportedTest = { binary: BINARY, root: ROOT, args, folder, env: { ...process.env, ...secrets } };
    const exported = await exportTo(test);
    if (!exported.ok) return tell(false, `is not exported\n${exported.text}`);
    await application.stop();
    application = await fresh();
    const tried = await runExported(test, findBrowser(process.env.PACTS_EXECUTABLE_PATH, true, process.env));
    return tell(tried.ok, tried.ok ? `${Math.round(tried.ms)} ms` : tried.text.slice(-3000));
  } finally {
    await application.stop();
    rmSync(data, { recursive: true, force: true });
  }
};

const runExports = async (
  jobs: readonly Job[],
  version: string | undefined,
  keep: string | undefined,
): Promise<number> => {
  const results: boolean[] = [];
  for (const job of jobs)
    for (const under of job.scenario.versions)
      if (version === undefined || version === under.version) results.push(await tryExported(job, under, keep));
  console.log(`\n${results.filter(Boolean).length} of ${results.length} exported tests passed`);
  return results.length > 0 && results.every(Boolean) ? 0 : 1;
};

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
    options: {
      upgrade: { type: "boolean" },
      oracle: { type: "boolean" },
      version: { type: "string" },
      export: { type: "boolean" },
      keep: { type: "string" },
    },
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
  if (values.export) {
    const jobs = await Promise.all(
      chosen.map(async (scenario): Promise<Job> => ({ apps, scenario, port: await freePort() })),
    );
    return runExports(jobs, values.version, values.keep);
  }
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
