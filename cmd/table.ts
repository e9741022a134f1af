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
  /** Is left out when the terminal is too narrow for all columns even so; the lowest first. */
  readonly spare?: number;
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

/** The columns for which there is room when the flexible ones are as narrow as they may be; those that are not spare in any case. */
const withRoom = <Row>(
  columns: readonly Column<Row>[],
  natural: readonly number[],
  available: number,
): readonly number[] => {
  const least = columns.map(({ flexible }, index) => {
    const width = natural[index] ?? 0;
    return flexible ? Math.min(width, NARROWEST) : width;
  });
  let kept = columns.map((_, index) => index);
  const needed = (): number => kept.reduce((sum, index) => sum + (least[index] ?? 0), GAP.length * (kept.length - 1));
  const spare = kept
    .filter((index) => columns[index]?.spare !== undefined)
    .sort((a, b) => (columns[a]?.spare ?? 0) - (columns[b]?.spare ?? 0));
  for (const gone of spare) if (needed() > available) kept = kept.filter((index) => index !== gone);
  return kept;
};

/**
 * Lines, each ended: aligned under headings on a terminal, without the columns that are empty in every row or, as they say themselves, spare where
 * it is narrow; else tab-separated, whole and
 * without headings. Cells are made safe to print.
 */
export const renderTable = <Row>(all: readonly Column<Row>[], rows: readonly Row[], terminal: Terminal): string => {
  if (!terminal.isTty) {
    const cells = rows.map((row) => all.map(({ show, raw = show }) => printable(raw(row))));
    return cells.map((line) => `${line.join("\t")}\n`).join("");
  }
  const filled = all.filter(({ show }) => rows.some((row) => show(row) !== ""));
  const lines = [filled.map(({ head }) => head), ...rows.map((row) => filled.map(({ show }) => printable(show(row))))];
  const natural = filled.map((_, index) => Math.max(...lines.map((line) => widthOf(line[index] ?? ""))));
  const kept = withRoom(filled, natural, terminal.columns);
  const columns = kept.flatMap((index) => filled[index] ?? []);
  const widths = fitWidths(
    columns,
    kept.map((index) => natural[index] ?? 0),
    terminal.columns,
  );
  return lines
    .map((line) => {
      const padded = columns.map(({ align }, index) => {
        const width = widths[index] ?? 0;
        return pad(cut(line[kept[index] ?? 0] ?? "", width), width, align);
      });
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
