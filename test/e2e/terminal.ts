import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Place, programPath } from "./program";

/** A real terminal with a shell in it. */
export interface TestTerminal {
  /** Types a line for the shell: the program with these arguments. */
  pacts(...args: readonly string[]): void;
  /** Types a line. */
  type(line: string): void;
  /** Presses keys, as tmux calls them: `Up`, `C-c`, `q`. */
  press(...keys: readonly string[]): void;
  resize(columns: number, rows: number): void;
  /** What stands on the screen, without what was scrolled away. */
  screen(): string;
  /** All of it, scrolled away lines first. */
  everything(): string;
  /** The screen with its colours, as escape sequences. */
  painted(): string;
  /** Resolves with the screen when it answers; throws with the last screen at the deadline. */
  shows(what: string | RegExp): Promise<string>;
  /** What a line typed to the shell prints, through a file; only between two programs. */
  answer(command: string): Promise<string>;
  /** Whether the cursor is shown, whether the alternate screen is on. */
  modes(): string;
  close(): void;
}

const DEADLINE_MS = 12_000;
const BETWEEN_LOOKS_MS = 40;

/** Opens a terminal of that size in a place; `close` it afterwards. */
export const openTerminal = (
  place: Place,
  columns: number,
  rows: number,
  env: Record<string, string> = {},
): TestTerminal => {
  const socket = join(place.folder, "terminal");
  const tmux = (...args: readonly string[]): string =>
    execFileSync("tmux", ["-S", socket, "-f", "/dev/null", ...args], {
      encoding: "utf8",
      timeout: DEADLINE_MS,
      env: { PATH: process.env.PATH ?? "", HOME: place.folder, LANG: "C.UTF-8", TERM: "xterm-256color" },
    });
  const size = ["-x", String(columns), "-y", String(rows)];
  const variables = Object.entries({
    ...place.environment(),
    LANG: "C.UTF-8",
    TERM: "xterm-256color",
    PS1: "ready> ",
    ...env,
  });
  const shell = ["env", "-i", ...variables.map(([name, value]) => `${name}=${value}`), "bash", "--norc", "--noprofile"];
  tmux("new-session", "-d", ...size, "-c", place.folder, ...shell);
  const capture = (...args: readonly string[]): string =>
    tmux("capture-pane", "-p", ...args)
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
      .trimEnd();
  let asked = 0;
  const terminal: TestTerminal = {
    type: (line) => {
      tmux("send-keys", "-l", line);
      tmux("send-keys", "Enter");
    },
    pacts: (...args) => terminal.type([programPath, ...args].join(" ")),
    press: (...keys) => {
      tmux("send-keys", ...keys);
    },
    resize: (x, y) => {
      tmux("resize-window", "-x", String(x), "-y", String(y));
    },
    screen: () => capture(),
    everything: () => capture("-S", "-"),
    painted: () => capture("-e"),
    shows: async (what) => {
      const from = performance.now();
      for (;;) {
        const text = capture();
        if (typeof what === "string" ? text.includes(what) : what.test(text)) return text;
        if (performance.now() - from > DEADLINE_MS) throw new Error(`the terminal never showed ${what}:\n${text}`);
        await Bun.sleep(BETWEEN_LOOKS_MS);
      }
    },
    answer: async (command) => {
      asked += 1;
      terminal.type(`{ ${command}; } > answer.txt; clear; echo "answer" ${asked}`);
      await terminal.shows(`answer ${asked}\nready>`);
      return readFileSync(join(place.folder, "answer.txt"), "utf8");
    },
    modes: () => tmux("display-message", "-p", "cursor #{cursor_flag} alternate #{alternate_on}").trim(),
    close: () => {
      tmux("kill-server");
    },
  };
  return terminal;
};
