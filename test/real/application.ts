import { spawn } from "node:child_process";
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";

/** The first start of an application installs what it needs. */
const START_DEADLINE_MS = 300_000;
const STOP_DEADLINE_MS = 3_000;
const POLL_MS = 100;

/** A running application. */
export interface Application {
  readonly url: string;
  /** Ends it and everything it started, within 4 s. */
  stop(): Promise<void>;
}

/** The working copy of the applications; undefined when they are neither there nor can be copied. */
export const prepareApplications = (source: string): string | undefined => {
  const copy = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "pacts-apps");
  if (existsSync(join(copy, "scenarios"))) return copy;
  if (!existsSync(source)) return undefined;
  cpSync(source, copy, { recursive: true });
  return copy;
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject).listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

const answers = async (url: string): Promise<boolean> => {
  try {
    const response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(20_000) });
    await response.arrayBuffer();
    return response.status < 400;
  } catch {
    return false;
  }
};

const until = async (deadlineMs: number, holds: () => boolean | Promise<boolean>): Promise<boolean> => {
  const end = performance.now() + deadlineMs;
  while (performance.now() < end) {
    if (await holds()) return true;
    await Bun.sleep(POLL_MS);
  }
  return false;
};

const signalGroup = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended by itself.
  }
};

/** Starts a version in a process group of its own and waits until all of `ready` answer. Throws with the end of its log. */
export const startApplication = async (
  root: string,
  app: string,
  version: string,
  port: number,
  ready: readonly string[],
): Promise<Application> => {
  mkdirSync(join(root, "logs"), { recursive: true });
  const logPath = join(root, "logs", `${app}-${version}-${port}.log`);
  const log = openSync(logPath, "w");
  const script = join(root, app, `start-${version}.sh`);
  const env = { ...process.env, PORT: String(port) };
  const child = spawn("bash", [script], { env, detached: true, stdio: ["ignore", log, log] });
  closeSync(log);
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  const { pid } = child;
  const stop = async (): Promise<void> => {
    if (pid === undefined) return;
    signalGroup(pid, "SIGTERM");
    await until(STOP_DEADLINE_MS, () => ended);
    signalGroup(pid, "SIGKILL");
  };
  const url = `http://127.0.0.1:${port}`;
  const allAnswer = async (): Promise<boolean> => {
    for (const path of ready) if (!(await answers(url + path))) return false;
    return true;
  };
  const up = await until(START_DEADLINE_MS, async () => ended || (await allAnswer()));
  if (up && !ended) return { url, stop };
  await stop();
  throw new Error(`${app} ${version} does not start:\n${readFileSync(logPath, "utf8").slice(-600)}`);
};
