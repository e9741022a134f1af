import { frameLines } from "./frame";
import { painted, type Theme } from "./paint";
import { FIRST_SCREEN } from "./screen";
import type { Terminal } from "./terminal";
import { EMPTY_VIEW } from "./view";

/** Row by row: of a screen that is wiped from its top on, tmux keeps a copy among what was scrolled away. */
const WIPE_ROW_UP = "\u001B[1A\u001B[2K";

/** Draws the frame of a screen on which nothing has happened, while what draws all others is loaded; answers what wipes it away. */
export const drawFirstFrame = ({ stdout }: Pick<Terminal, "stdout">, theme: Theme): (() => void) => {
  const { columns, rows } = stdout;
  const lines = frameLines(EMPTY_VIEW, FIRST_SCREEN, 0, { columns, rows });
  stdout.write(lines.map((line) => `${painted(line, theme).trimEnd()}\n`).join(""));
  return () => stdout.write(`${WIPE_ROW_UP.repeat(lines.length)}\r`);
};
