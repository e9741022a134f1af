import { UserError } from "#core/model/failure";
import { printable } from "#core/model/printable";
import { cut, pad, widthOf } from "#core/model/text-width";
import type { Flags } from "./flags";
import type { Io } from "./io";

/** A column of a table: how a row is told to people and, when that differs, to programs. */
export interface Column<Row> {
  readonly head: string;
  readonly show: (row: Row) => string;
  /** When stdout is no terminal: unabridged, plain numbers; `show` when absent. */
  readonly raw?: (row: Row) => string;
  readonly align?: "right";
  /** Gives way when the terminal is too narrow; the widest first. */
  readonly flexible?: true;
}

type Terminal = Pick<Io, "isTty" | "columns">;

const GAP = "  ";
const NARROWEST = 8;

/** Takes from the widest flexible column, character by character, until all fit or none can give. */
const fitWidths = <Row>(
  columns: readonly Column<Row>[],
  natural: readonly number[],
  available: number,
): readonly number[] => {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1)) - available;
  for (; excess > 0; excess--) {
    let widest = -1;
    columns.forEach((column, index) => {
      const width = widths[index] ?? 0;
      if (column.flexible && width > NARROWEST && width > (widths[widest] ?? 0)) widest = index;
    });
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
};

/**
 * Lines, each ended: aligned under headings on a terminal, without the columns that are empty in every row; else tab-separated, whole and
 * without headings. Cells are made safe to print.
 */
export const renderTable = <Row>(all: readonly Column<Row>[], rows: readonly Row[], terminal: Terminal): string => {
  const columns = terminal.isTty ? all.filter(({ show }) => rows.some((row) => show(row) !== "")) : all;
  const cells = rows.map((row) =>
    columns.map(({ show, raw = show }) => printable(terminal.isTty ? show(row) : raw(row))),
  );
  if (!terminal.isTty) return cells.map((line) => `${line.join("\t")}\n`).join("");
  const lines = [columns.map((column) => column.head), ...cells];
  const natural = columns.map((_, index) => Math.max(...lines.map((line) => widthOf(line[index] ?? ""))));
  const widths = fitWidths(columns, natural, terminal.columns);
  return lines
    .map((line) => {
      const padded = line.map((text, index) =>
        pad(cut(text, widths[index] ?? 0), widths[index] ?? 0, columns[index]?.align),
      );
      return `${padded.join(GAP).trimEnd()}\n`;
    })
    .join("");
};

/** `name  value` lines, by the rules of `renderTable`; empty values are left out. */
export const renderFields = (
  fields: readonly (readonly [name: string, value: string])[],
  terminal: Terminal,
): string => {
  const given = fields.filter(([, value]) => value !== "");
  const width = Math.max(0, ...given.map(([name]) => name.length));
  return given
    .map(([name, value]) => `${terminal.isTty ? pad(name, width + GAP.length) : `${name}\t`}${printable(value)}\n`)
    .join("");
};

const WIDEST_RULE = 100;

/** The line over a table: `── times ────`. */
export const rule = (title: string, { columns }: Pick<Io, "columns">): string =>
  `── ${title} ${"─".repeat(Math.max(3, Math.min(columns, WIDEST_RULE) - title.length - 4))}\n`;

/** `340 ms`, `1.25 s`, `2m 05s`. */
export const showMs = (ms: number): string => {
  if (ms < 10) return `${Number(ms.toFixed(2))} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}m ${String(seconds % 60).padStart(2, "0")}s`;
};

/** `2026-11-21 10:00:05Z` of an ISO time or of milliseconds since the epoch. */
export const showTime = (time: string | number): string => {
  const iso = typeof time === "number" ? new Date(time).toISOString() : time;
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}Z`;
};

/** The whole number above 0 a `--limit` gives. Throws UserError for anything else. */
export const limitOf = (flags: Flags, fallback: number): number => {
  if (flags.limit === undefined) return fallback;
  const limit = Number(flags.limit);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new UserError(`--limit ${String(flags.limit)} is no number of rows`, { hint: "for instance: --limit 20" });
};

/** The text a flag gives; undefined when it is absent. */
export const textOf = (flags: Flags, name: string): string | undefined => {
  const value = flags[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};
