import { spawn } from "node:child_process";
import type { RunEvent } from "#core/model/event";

const DEADLINE_MS = 300_000;

/** What one call of the program came to; `code` is null when it had to be killed. */
export interface Outcome {
  readonly code: number | null;
  readonly events: readonly RunEvent[];
  readonly stderr: string;
  readonly ms: number;
}

const parse = (text: string): readonly RunEvent[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as RunEvent);

/** Runs a requirement file with the built program; killed after five minutes. */
export const runProgram = (
  binary: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(binary, ["run", ...args, "--json", "--step-timeout", "8s"], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
    child.once("error", reject);
    child.once("close", (code) => {
      clearTimeout(timer);
      try {
        resolve({ code, events: parse(stdout), stderr, ms: performance.now() - start });
      } catch (error) {
        reject(error);
      }
    });
  });
