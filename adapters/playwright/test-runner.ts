import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PortError, UserError } from "#core/model/failure";
import { printable } from "#core/model/printable";
import { findBrowser } from "./find-browser";

/** A test that is tried. */
export interface TriedTest {
  /** Name of the file, when it is written nowhere yet. */
  readonly name: string;
  readonly text: string;
  /** Where it is written. */
  readonly out?: string;
}

export interface RunnerOptions {
  readonly executablePath?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** No test takes longer. */
const DEADLINE_MS = 300_000;
const MOST_LINES = 60;

/** The nearest of these that a file in the folder would find. */
const nearestModule = (folder: string, paths: readonly string[]): string | undefined => {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = paths.map((path) => join(at, "node_modules", path)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (dirname(at) === at) return undefined;
  }
};

/** Runs Node on a script, in a process group of its own that ends with the deadline. */
const runNode = (args: readonly string[], cwd: string, env: RunnerOptions["env"]): Promise<Ended> =>
  new Promise((done, fail) => {
    const child = spawn("node", args, { cwd, env: { ...env }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (more: string) => {
        text += more;
      });
    const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, "SIGKILL"), DEADLINE_MS);
    child.once("error", (error) => {
      clearTimeout(timer);
      const hint = "install Node.js, and have it in the PATH";
      fail(new PortError("browser", "playwright", "check", `node cannot be started: ${error.message}`, { hint }));
    });
    child.once("close", (code) => {
      clearTimeout(timer);
      done({ code, text });
    });
  });

const linesOf = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => printable(line.trimEnd()))
    .filter((line) => line !== "")
    .slice(-MOST_LINES);

const tsconfigOf = (file: string, nodeTypes: boolean): string =>
  JSON.stringify({
    compilerOptions: {
      ...{ target: "ESNext", module: "ESNext", moduleResolution: "bundler", lib: ["ESNext", "DOM"] },
      ...{ strict: true, noEmit: true, skipLibCheck: true, types: nodeTypes ? ["node"] : [] },
    },
    files: [file, ...(nodeTypes ? [] : ["./process.d.ts"])],
  });

const typeCheck = async (file: string, folder: string, env: RunnerOptions["env"]): Promise<Ended | undefined> => {
  const compiler = nearestModule(folder, ["typescript/bin/tsc"]);
  if (compiler === undefined) return undefined;
  const nodeTypes = nearestModule(folder, ["@types/node/index.d.ts"]) !== undefined;
  writeFileSync(join(folder, "tsconfig.json"), tsconfigOf(file, nodeTypes));
  writeFileSync(
    join(folder, "process.d.ts"),
    "declare const process: { readonly env: Record<string, string | undefined> };\n",
  );
  return runNode([compiler, "-p", join(folder, "tsconfig.json")], folder, env);
};

/** Nothing but the browser is set: the rest is as Playwright has it. */
const configOf = (file: string, executablePath: string): string =>
  `export default ${JSON.stringify({
    testDir: dirname(file),
    testMatch: [file],
    outputDir: "./results",
    workers: 1,
    use: { launchOptions: { executablePath } },
  })};\n`;

/** Secrets as the test reads them, where only pacts' own name of them is set. */
const withSecrets = (env: RunnerOptions["env"]): RunnerOptions["env"] => {
  const prefix = "PACTS_SECRET_";
  const own = Object.entries(env).filter(([name]) => name.startsWith(prefix));
  return { ...Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])), ...env };
};

const HOW_TO = "npm install --save-dev playwright, in the project the test is for";

/**
 * Type-checks a test where TypeScript is installed, and runs it with Playwright's own runner of the project it stands in, in the browser that
 * pacts uses. What it needs beside the test is written into a folder beside it, and removed. Throws UserError where there is no runner,
 * PortError where there is no browser or Node.
 */
export const checkTest = async (
  test: TriedTest,
  options: RunnerOptions,
): Promise<{ readonly ok: boolean; readonly told: readonly string[] }> => {
  const place = resolve(test.out === undefined ? "." : dirname(test.out));
  const runner = nearestModule(place, ["playwright/cli.js", "@playwright/test/cli.js"]);
  if (runner === undefined) throw new UserError(`there is no Playwright for ${place}`, { hint: HOW_TO });
  const executablePath = findBrowser(options.executablePath, true, options.env);
  const env = withSecrets(options.env);
  const folder = mkdtempSync(join(place, ".pacts-check-"));
  try {
    const file = test.out === undefined ? join(folder, test.name) : resolve(test.out);
    if (test.out === undefined) writeFileSync(file, test.text);
    const types = await typeCheck(file, folder, env);
    if (types && types.code !== 0) return { ok: false, told: [...linesOf(types.text), "types: wrong"] };
    const typed = types
      ? "types: right"
      : "types: not checked, there is no TypeScript (npm install --save-dev typescript)";
    writeFileSync(join(folder, "playwright.config.mjs"), configOf(file, executablePath));
    const config = join(folder, "playwright.config.mjs");
    const ran = await runNode([runner, "test", "--config", config, "--reporter", "line"], place, env);
    const told = ran.code === 0 ? [] : linesOf(ran.text);
    return { ok: ran.code === 0, told: [...told, typed, `playwright test: ${ran.code === 0 ? "passed" : "failed"}`] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
