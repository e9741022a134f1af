// Starts other programs: each has a deadline, and what it says is shown only when it fails. Plain Node: nothing is installed yet.
import { spawn } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

const SHOWN_LINES = 40;

/** One short line of progress, to stderr. */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/**
 * Runs a program; answers whether it ended with 0 in time. On failure its last lines are shown, unless `quiet`.
 * After the deadline its whole process group is ended, so that no grandchild stays behind.
 */
export async function run(command, args, { deadlineMs, env = {}, quiet = false }) {
  const child = spawn(command, args, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  const stop = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const leave = (signal) => {
    stop("SIGTERM");
    process.exit(signal === "SIGINT" ? 130 : 143);
  };
  process.once("SIGINT", leave).once("SIGTERM", leave);
  let timedOut = false;
  const timers = [
    setTimeout(() => {
      timedOut = true;
      stop("SIGTERM");
    }, deadlineMs),
    setTimeout(() => stop("SIGKILL"), deadlineMs + 5000),
  ];
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => chunks.push(chunk));
  const code = await new Promise((resolve) => {
    child.on("error", (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      resolve(-1);
    });
    // Not `close`: a grandchild that keeps a pipe open must not hold us past the deadline.
    child.on("exit", (exitCode) => setTimeout(() => resolve(exitCode ?? -1), 20));
  });
  for (const timer of timers) clearTimeout(timer);
  process.removeListener("SIGINT", leave).removeListener("SIGTERM", leave);
  for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  if (code === 0 && !timedOut) return true;
  if (!quiet) {
    const lines = Buffer.concat(chunks).toString().trimEnd().split("\n").slice(-SHOWN_LINES);
    const why = timedOut ? `took longer than ${deadlineMs / 1000} s` : `failed (${code})`;
    say(`${[command, ...args].join(" ")} ${why}:\n${lines.map((line) => `  ${line}`).join("\n")}`);
  }
  return false;
}

/** Full path of a program on the PATH, without starting anything. */
export function which(name) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== "")
    .map((folder) => join(folder, name))
    .find(isProgram);
}

/** Whether the path is a file that may be started. */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
