import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
export const SHARED = resolve(ROOT, "../shared");
export const BINARY = join(ROOT, "dist/pacts");

/** What the recorder saw of one run of an application's scenario. */
export interface Judged {
  readonly scenario: string;
  readonly phase: "cold" | "warm" | "upgrade";
  readonly ver: string;
  readonly exit: number | null;
  /** Steps whose element exists in this version. */
  readonly steps: number;
  /** Of those, the ones that touched it. */
  readonly right: number;
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
  readonly heals: number;
}

/** Lets the recorder watch what the built program really touches on the applications; undefined when there is no recorder. */
export const judgeApplications = (
  apps: string,
  filters: readonly string[],
  { quiet }: { readonly quiet: boolean },
): readonly Judged[] | undefined => {
  const tool = join(SHARED, "tools/oracle/run.mjs");
  if (!existsSync(tool)) return undefined;
  const modules = join(apps, "node_modules");
  mkdirSync(modules, { recursive: true });
  const core = join(modules, "playwright-core");
  if (!existsSync(core)) symlinkSync(join(ROOT, "node_modules/playwright-core"), core);
  const results = join(apps, "oracle-results.json");
  rmSync(results, { force: true });
  const args = [tool, ".", ...filters, "--pacts", BINARY];
  const { status } = spawnSync("node", args, { cwd: apps, stdio: quiet ? "ignore" : "inherit" });
  return status === 0 && existsSync(results) ? JSON.parse(readFileSync(results, "utf8")) : [];
};
