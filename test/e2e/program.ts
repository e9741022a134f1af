import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { RunEvent } from "#core/model/event";

const root = realpathSync(join(import.meta.dirname, "../.."));
/** The compiled program. */
export const programPath = join(root, "dist/pacts");
/** No test waits longer for the program. */
const DEADLINE_MS = 25_000;

/** Compiles the program unless it is newer than its sources. */
export const buildProgram = (): void => {
  const bun = join(root, "node_modules/.bin/bun");
  execFileSync(bun, [join(root, "scripts/build.ts"), "--if-stale"], { cwd: root, timeout: 120_000 });
};

/** What became of a call. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A call that is under way. */
export interface Started {
  readonly pid: number;
  /** Stdout so far. */
  out(): string;
  err(): string;
  /** Resolves when stdout and stderr together hold the text; throws at the deadline. */
  said(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

/** A folder of its own in which the program is called: its files, its data, its home. */
export interface Place {
  readonly folder: string;
  /** Writes a file; answers its name as it is given to the program. */
  file(name: string, text: string): string;
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Started;
  /** Calls the program and waits for its end. */
  pacts(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended>;
  /** `pacts run --json`: the events, and the exit code. */
  events(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<Ended & { events: readonly RunEvent[] }>;
  environment(env?: Readonly<Record<string, string>>): Record<string, string>;
  remove(): void;
}

/** Reads a pipe as it fills; `onText` is told of all so far. */
const collect = async (stream: ReadableStream<Uint8Array>, onText: (all: string) => void): Promise<string> => {
  const decoder = new TextDecoder();
  let all = "";
  for await (const chunk of stream) {
    all += decoder.decode(chunk, { stream: true });
    onText(all);
  }
  return all;
};

const start = (command: readonly string[], cwd: string, env: Record<string, string>): Started => {
  const child = Bun.spawn([...command], { cwd, env, stdin: "ignore", stdout: "pipe", stderr: "pipe" });
  const texts = { out: "", err: "" };
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const each of waiting) each();
  };
  const keep = (name: "out" | "err") => (text: string) => {
    texts[name] = text;
    wake();
  };
  const reading = Promise.all([collect(child.stdout, keep("out")), collect(child.stderr, keep("err"))]);
  const deadline = setTimeout(() => child.kill("SIGKILL"), DEADLINE_MS);
  const ended = Promise.all([child.exited, reading]).then(([, [out, err]]) => {
    clearTimeout(deadline);
    return { code: child.exitCode, out, err };
  });
  return {
    pid: child.pid,
    out: () => texts.out,
    err: () => texts.err,
    kill: (signal) => child.kill(signal),
    ended,
    said: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!texts.out.includes(text) && !texts.err.includes(text)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`it ended without ${text}: ${texts.out}${texts.err}`)));
      }),
  };
};

/** The events in a text of NDJSON. */
export const eventsIn = (text: string): readonly RunEvent[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RunEvent);

/** The events of one type, in order. */
export const ofType = <T extends RunEvent["type"]>(
  events: readonly RunEvent[],
  type: T,
): readonly Extract<RunEvent, { type: T }>[] =>
  events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type);

/** Makes a place for one test; `remove` it afterwards. */
export const createPlace = (): Place => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "pacts-e2e-")));
  const browser = process.env.PACTS_EXECUTABLE_PATH;
  const environment = (env: Readonly<Record<string, string>> = {}): Record<string, string> => ({
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? folder,
    TMPDIR: folder,
    PACTS_DATA_DIR: join(folder, "data"),
    ...(browser === undefined ? {} : { PACTS_EXECUTABLE_PATH: browser }),
    ...env,
  });
  const begin: Place["start"] = (args, env) => start([programPath, ...args], folder, environment(env));
  return {
    folder,
    file: (name, text) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
      return name;
    },
    start: begin,
    pacts: (args, env) => begin(args, env).ended,
    events: async (args, env) => {
      const ended = await begin(["run", "--json", ...args], env).ended;
      return { ...ended, events: eventsIn(ended.out) };
    },
    environment,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** Runs any command in a place, with its environment. */
export const runIn = (
  place: Place,
  command: readonly string[],
  env?: Readonly<Record<string, string>>,
): Promise<Ended> => start(command, place.folder, place.environment(env)).ended;
