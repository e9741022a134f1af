import { type Line, widthOfLine } from "./line";
import { painted, type Theme } from "./paint";
import type { Terminal } from "./terminal";

/** Rows of the terminal that are drawn anew in place; the cursor rests at the start of the row below them. */
export interface Canvas {
  readonly theme: Theme;
  /** Writes what is not there yet, and nothing when all of it is. */
  draw(lines: readonly Line[]): void;
  /** Takes all rows away, also those that a terminal which got narrower has broken in two; others may write then. */
  wipe(): void;
  /** From now on the row above the cursor is an empty one of somebody else, when nothing is drawn; it is drawn over, and left as it was. */
  share(): void;
}

const BEGIN = "\u001B[?2026h";
const END = "\u001B[?2026l";
const ERASE_RIGHT = "\u001B[K";
const ERASE_BELOW = "\u001B[J";
const up = (rows: number): string => (rows > 0 ? `\u001B[${rows}A` : "");
const down = (rows: number): string => (rows > 0 ? `\u001B[${rows}B` : "");

/** What turns the one rows into the others, from below the one to below the others. */
export const change = (before: readonly string[], after: readonly string[]): string => {
  const same = after.findIndex((row, at) => row !== before[at]);
  const first = same < 0 ? after.length : same;
  let text = up(before.length - first);
  let skipped = 0;
  for (const [at, row] of after.entries()) {
    if (at < first) continue;
    if (row === before[at]) skipped++;
    else {
      text += `${down(skipped)}${row}${ERASE_RIGHT}\n`;
      skipped = 0;
    }
  }
  return `${text}${down(skipped)}${after.length < before.length ? ERASE_BELOW : ""}`;
};

/** The part of the screen that moves, written straight to the terminal: a tenth of what laying it out by a library takes. */
export const createCanvas = ({ stdout }: Pick<Terminal, "stdout">, theme: Theme): Canvas => {
  let shown: readonly string[] = [];
  let widths: readonly number[] = [];
  let columns = stdout.columns;
  let isShared = false;
  const height = (): number => {
    if (stdout.columns >= columns) return shown.length;
    return widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / stdout.columns)), 0);
  };
  return {
    theme,
    draw: (lines) => {
      const rows = lines.map((line) => painted(line, theme).trimEnd());
      const text = change(shown, rows);
      if (text === "") return;
      stdout.write(`${BEGIN}${isShared && shown.length === 0 ? up(1) : ""}${text}${END}`);
      shown = rows;
      widths = lines.map(widthOfLine);
      ({ columns } = stdout);
    },
    wipe: () => {
      if (shown.length === 0) return;
      stdout.write(`${up(height())}\r${ERASE_BELOW}${isShared ? "\n" : ""}`);
      shown = [];
    },
    share: () => {
      isShared = true;
    },
  };
};
