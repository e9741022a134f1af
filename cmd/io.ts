import { writeSync } from "node:fs";
import { isatty } from "node:tty";
import type { Terminal } from "#tui/terminal.ts";
import { createPauseSwitch } from "./pause";

/** What a command may do with the terminal. Commands get it handed in, tests hand in their own. */
export interface Io {
  /** Data, to stdout, as it is. */
  out(text: string): void;
  /** Words for people, to stderr, as they are. */
  err(text: string): void;
  /** Whether stdout is a terminal. */
  readonly isTty: boolean;
  /** Width of the terminal in characters; 80 when stdout is none. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a person can be shown a screen and press keys: stdin and stdout are one terminal. */
  readonly terminal?: Terminal;
}

/** The process's own terminal: the only place of the program that prints. */
export interface SystemIo extends Io {
  /** Resolves when everything printed so far has been handed to the system, at the latest after 2 s. */
  flush(): Promise<void>;
}

/** Prints a line on stdout at once. For the one command that must start in no time: the first touch of process.stdout costs 18 ms. */
export function printNow(line: string): void {
  try {
    writeSync(1, `${line}\n`);
  } catch {
    // The reader has gone, or there is nobody to tell.
  }
}

/**
 * Once the reader of stdout has gone (`| head -1`) nothing more is written. A command that has something to clean up
 * listens to SIGPIPE on the process; without such a listener the program ends here, quietly, with 0.
 */
export function createSystemIo(): SystemIo {
  let readerGone = false;
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== "EPIPE") throw error;
    if (readerGone) return;
    readerGone = true;
    if (!process.emit("SIGPIPE", "SIGPIPE")) process.exit(0);
  };
  process.stdout.on("error", onError);
  process.stderr.on("error", onError);
  let diverted: ((words: string) => void) | undefined;
  const divert: Terminal["divert"] = (listener) => {
    // What goes to a file does not harm the screen.
    diverted = process.stderr.isTTY === true ? listener : undefined;
  };
  return {
    out(text) {
      if (!readerGone) process.stdout.write(text);
    },
    err(text) {
      if (diverted) diverted(text);
      else process.stderr.write(text);
    },
    isTty: process.stdout.isTTY === true,
    columns: process.stdout.columns ?? 80,
    env: process.env,
    ...(process.stdout.isTTY === true && isatty(0) ? { terminal: createTerminal(divert) } : {}),
    flush: () => Promise.race([drained(process.stdout), Bun.sleep(2000)]),
  };
}

function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write("", () => resolve());
  });
}

const isUnicode = ({ LC_ALL, LC_CTYPE, LANG, TERM }: NodeJS.ProcessEnv): boolean =>
  TERM !== "linux" && /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || "");

const createTerminal = (divert: Terminal["divert"]): Terminal => ({
  // Only the screen reads keys: the first touch of stdin is left to it.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  unicode: isUnicode(process.env),
  divert,
  pause: createPauseSwitch(),
  interrupt: () => process.kill(process.pid, "SIGINT"),
  // The whole group, as the terminal itself does it: whoever started the program stops, too.
  stop: () => process.kill(0, "SIGTSTP"),
  onContinue: (listener) => {
    process.on("SIGCONT", listener);
    return () => process.off("SIGCONT", listener);
  },
});
