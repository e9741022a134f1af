import { frameLines } from "./frame";
import { painted, type Theme } from "./paint";
import { FIRST_SCREEN } from "./screen";
import type { Terminal } from "./terminal";
import { EMPTY_VIEW } from "./view";

/** Draws the frame of a screen on which nothing has happened, while what draws all others is loaded; answers what wipes it away. */
export const drawFirstFrame = ({ stdout }: Pick<Terminal, "stdout">, theme: Theme): (() => void) => {
  const { columns, rows } = stdout;
  const lines = frameLines(EMPTY_VIEW, FIRST_SCREEN, 0, { columns, rows });
  stdout.write(lines.map((line) => `${painted(line, theme).trimEnd()}\n`).join(""));
  return () => stdout.write(`\u001B[${lines.length}A\r\u001B[J`);
};
