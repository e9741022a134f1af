import { spawn } from "node:child_process";
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const DEADLINE_MS = 300_000;

/** What is exported and tried. */
export interface ExportedTest {
  readonly binary: string;
  /** Where node_modules is. */
  readonly root: string;
  /** The requirement file, and flags that it was run with. */
  readonly args: readonly string[];
  /** A folder of its own for the test. */
  readonly folder: string;
  /** All of the environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Tried {
  readonly ok: boolean;
  readonly text: string;
  readonly ms: number;
}

/** Runs a command to its end; killed after five minutes. */
export const runToEnd = (
  command: string,
  args: readonly string[],
  cwd: string,
  env: ExportedTest["env"],
): Promise<Tried> =>
  new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (more: string) => {
        text += more;
      });
    const timer = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
    child.once("error", fail);
    child.once("close", (code) => {
      clearTimeout(timer);
      done({ ok: code === 0, text, ms: performance.now() - start });
    });
  });

/** Writes the test of a requirement that passed. */
export const exportTo = ({ binary, args, folder, env }: ExportedTest): Promise<Tried> => {
  mkdirSync(folder, { recursive: true });
  return runToEnd(binary, ["export", ...args, "--out", join(folder, "exported.spec.ts")], folder, env);
};

/** Runs it with Playwright's own runner, its defaults and the browser of this machine. */
export const runExported = (
  { root, folder, env }: Omit<ExportedTest, "binary" | "args">,
  executablePath: string,
): Promise<Tried> => {
  if (!existsSync(join(folder, "node_modules"))) symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const config = { testDir: ".", workers: 1, use: { launchOptions: { executablePath } } };
  writeFileSync(join(folder, "playwright.config.mjs"), `export default ${JSON.stringify(config)};\n`);
  return runToEnd("node", [join(root, "node_modules/playwright/cli.js"), "test", "--reporter", "line"], folder, env);
};
