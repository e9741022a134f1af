import type { Io } from "./io";

/** Exit codes of the signals that end a program; a reader that has gone (`| head -1`) is no failure. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGPIPE: 0 } as const;
type SignalName = keyof typeof EXIT_CODES;

/** How long the second signal waits for the browser to go. */
const KILL_MS = 800;

/** The end of a command from outside. */
export interface Interruption {
  /** Aborted by the first signal; its reason is the exit code. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  dispose(): void;
}

const ENDING = "pacts: ending the step; once more to stop at once";

/**
 * Listens for signals: the first ends the command in order, a second one ends the process within a second, whatever it is doing.
 * `notice` answers the first Ctrl-C.
 */
export const watchSignals = (io: Pick<Io, "err">, kill: () => Promise<void>, notice = ENDING): Interruption => {
  const controller = new AbortController();
  let leaving = false;
  const on = (name: SignalName): void => {
    const code = EXIT_CODES[name];
    if (!controller.signal.aborted) {
      if (name === "SIGINT") io.err(`\n${notice}\n`);
      controller.abort(code);
      return;
    }
    if (leaving || name === "SIGPIPE") return;
    leaving = true;
    const leave = (): never => process.exit(code);
    setTimeout(leave, KILL_MS);
    void kill().then(leave, leave);
  };
  const listeners = (Object.keys(EXIT_CODES) as SignalName[]).map((name) => ({ name, listener: () => on(name) }));
  for (const { name, listener } of listeners) process.on(name, listener);
  return {
    signal: controller.signal,
    dispose: () => {
      for (const { name, listener } of listeners) process.off(name, listener);
    },
  };
};
