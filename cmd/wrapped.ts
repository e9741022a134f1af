import { printable } from "#core/model/printable";
import { pad, widthOf } from "#core/model/text-width";
import type { Io } from "./io";

type Terminal = Pick<Io, "isTty" | "columns">;

const GAP = 2;

/** A word that is longer than a line stays whole: it is copied as it is. */
const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

/**
 * Rows of aligned cells, each line ended: at a terminal the last cell of a row is wrapped to its width, and a cell that repeats the first one
 * of the row above is left empty; else tab-separated. Cells are made safe to print.
 */
export const renderWrapped = (rows: readonly (readonly string[])[], terminal: Terminal): string => {
  const cells = rows.map((row) => row.map(printable));
  if (!terminal.isTty) return cells.map((row) => `${row.join("\t")}\n`).join("");
  const widths: number[] = [];
  for (const row of cells)
    for (const [at, text] of row.slice(0, -1).entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(text));
  return cells
    .map((row, index) => {
      const before = row.slice(0, -1);
      const repeated = index > 0 && before.length > 1 && cells[index - 1]?.[0] === before[0];
      const head = before.map((text, at) => pad(repeated && at === 0 ? "" : text, (widths[at] ?? 0) + GAP)).join("");
      const indent = widthOf(head);
      const [first = "", ...rest] = wrap(row.at(-1) ?? "", Math.max(1, terminal.columns - indent));
      return [`${head}${first}`, ...rest.map((line) => `${" ".repeat(indent)}${line}`)]
        .map((line) => `${line.trimEnd()}\n`)
        .join("");
    })
    .join("");
};
