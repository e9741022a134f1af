import { healReport, type ReportBy, type ReportRow } from "#core/heal/report";
import { isSelected } from "#core/model/cache";
import { UserError } from "#core/model/failure";
import type { PastAttempt } from "#core/model/heal";
import { printableJson } from "#core/model/printable";
import type { HealHistory } from "#core/ports/heal-history";
import type { Flags } from "./flags";
import type { Io } from "./io";
import { type Column, limitOf, renderTable, rule, showMs, showTime, textOf } from "./table";

export interface HistoryDeps {
  readonly history: Pick<HealHistory, "recent">;
  /** Called when the command is done, whatever became of it. */
  readonly close?: () => Promise<void>;
  /** Milliseconds since the epoch; the system's when absent. */
  readonly now?: () => number;
}

const DAY_MS = 86_400_000;
const DAYS = 30;
const ROWS = 20;
/** So many of the newest attempts are added up; what is left out is told. */
const MOST = 100_000;

const BY: Readonly<Record<ReportBy, string>> = {
  strategy: "STRATEGY",
  element: "ELEMENT",
  url: "PAGE",
  requirement: "REQUIREMENT",
};

const isBy = (text: string): text is ReportBy => Object.hasOwn(BY, text);

const byOf = (flags: Flags): ReportBy | undefined => {
  const text = textOf(flags, "by");
  if (text === undefined || isBy(text)) return text;
  throw new UserError(`--by ${text}: nothing is added up by that`, { hint: `one of: ${Object.keys(BY).join(", ")}` });
};

/** The days back that a `--days` gives. Throws UserError for anything but a number over 0. */
export const daysOf = (flags: Flags, fallback: number): number => {
  if (flags.days === undefined) return fallback;
  const days = Number(flags.days);
  if (Number.isFinite(days) && days > 0) return days;
  throw new UserError(`--days ${String(flags.days)} is no number of days`, { hint: "for instance: --days 30" });
};

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

const columnsOf = (by: ReportBy): readonly Column<ReportRow>[] => [
  { head: BY[by], show: ({ name }) => name, flexible: true },
  ...(by === "element" ? [{ head: "PAGE", show: ({ url }: ReportRow) => url ?? "", flexible: true as const }] : []),
  { head: by === "strategy" ? "TRIED" : "MISSED", show: ({ tried }) => String(tried), align: "right" },
  { head: by === "strategy" ? "WON" : "HEALED", show: ({ won }) => String(won), align: "right" },
  { head: "RATE", show: ({ rate }) => percent(rate), raw: ({ rate }) => String(rate), align: "right" },
  { head: "AT LEAST", show: ({ lower }) => percent(lower), raw: ({ lower }) => String(lower), align: "right" },
  { head: "P50", show: ({ p50Ms }) => showMs(p50Ms), raw: ({ p50Ms }) => String(p50Ms), align: "right", spare: 2 },
  { head: "P95", show: ({ p95Ms }) => showMs(p95Ms), raw: ({ p95Ms }) => String(p95Ms), align: "right", spare: 1 },
  {
    head: "LAST",
    show: ({ lastAt }) => showTime(lastAt),
    raw: ({ lastAt }) => new Date(lastAt).toISOString(),
    spare: 3,
  },
  ...(by === "element" ? [{ head: "", show: ({ marks }: ReportRow) => marks.join(", ") }] : []),
];

const TITLES: Readonly<Record<ReportBy, string>> = {
  strategy: "strategies, best first",
  element: "elements healed most",
  url: "pages healed most",
  requirement: "requirements healed most",
};

const BAR = 10;

/** From nothing to the share the rate is at least, at a glance. */
const bar: Column<ReportRow> = {
  head: "",
  show: ({ lower }) => "▓".repeat(Math.round(lower * BAR)).padEnd(BAR, "░"),
};

/** Narrower terminals have no room for bars. */
const WIDE = 100;

const tableOf = (by: ReportBy, rows: readonly ReportRow[], io: Io): string => {
  const columns = columnsOf(by);
  // Tells the lines of several tables apart when piped.
  if (!io.isTty) return renderTable(columns, rows, io).replaceAll(/^(?=.)/gm, `${by}\t`);
  const shown = by === "strategy" && io.columns >= WIDE ? [...columns, bar] : columns;
  return `${rule(TITLES[by], io)}${renderTable(shown, rows, io)}`;
};

const asJson = (by: ReportBy, { lastAt, ...row }: ReportRow): string =>
  `${printableJson({ by, ...row, lastAt: new Date(lastAt).toISOString() })}\n`;

const attemptsOf = async (match: string | undefined, flags: Flags, deps: HistoryDeps, io: Io) => {
  const fromMs = Math.floor((deps.now ?? Date.now)() - daysOf(flags, DAYS) * DAY_MS);
  const found = await deps.history.recent(Math.max(0, fromMs), MOST);
  if (found.length === MOST) io.err(`only the newest ${MOST} attempts are added up: --days 7 for fewer\n`);
  return match === undefined ? found : found.filter((attempt) => isSelected(attempt, match));
};

const nothing = (match: string | undefined, flags: Flags): string => {
  const days = daysOf(flags, DAYS);
  const what = match === undefined ? "no heals" : `no heals of ${match}`;
  return `${what} in the last ${days} ${days === 1 ? "day" : "days"}\n`;
};

const print = (attempts: readonly PastAttempt[], sections: readonly ReportBy[], flags: Flags, io: Io): void => {
  const limit = limitOf(flags, ROWS);
  const tables = sections.map((by) => ({ by, rows: healReport(attempts, by).slice(0, limit) }));
  if (flags.json === true) io.out(tables.flatMap(({ by, rows }) => rows.map((row) => asJson(by, row))).join(""));
  else io.out(tables.map(({ by, rows }) => tableOf(by, rows, io)).join(io.isTty ? "\n" : ""));
};

/**
 * `pacts history [element|url]`: how the strategies of healing did, and which elements were healed most.
 * The argument is a part of an element's name or of a page's address, in any case. Answers the exit code.
 * Throws UserError for a wrong flag value, PortError when the store fails.
 */
export const historyCommand = async (
  match: string | undefined,
  flags: Flags,
  deps: HistoryDeps,
  io: Io,
): Promise<number> => {
  try {
    const by = byOf(flags);
    limitOf(flags, ROWS);
    const attempts = await attemptsOf(match, flags, deps, io);
    if (attempts.length > 0) print(attempts, by === undefined ? ["strategy", "element"] : [by], flags, io);
    else if (flags.json !== true) io.err(nothing(match, flags));
    return 0;
  } finally {
    await deps.close?.();
  }
};
