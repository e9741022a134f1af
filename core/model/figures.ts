import type { Source, Verdict } from "./run";

/** What totals are kept of; `a` and `b` of a total are its labels. */
export type TotalName = "step" | "lookup" | "discovery" | "error" | "run" | "drift" | "heal";

/** What a store has ever counted under one name and its labels. */
export interface Total {
  readonly name: TotalName;
  /** step: action; lookup: source; error: code (empty: not known); run: verdict; drift: `accepted` or `refused`; heal: strategy; else empty. */
  readonly a: string;
  /** step, heal: outcome; else empty. */
  readonly b: string;
  /** The times counted are not above it, and above the next lower bound; Infinity for the longest; 0 for what is only counted. */
  readonly upToMs: number;
  readonly count: number;
  /** Of all that was counted, together. */
  readonly ms: number;
}

/** Names whose times are counted by how long they are. */
export type TimedName = Extract<TotalName, "lookup" | "discovery" | "run">;

/** Totals, and the bounds their times are sorted by, Infinity the last. */
export interface Totals {
  readonly totals: readonly Total[];
  readonly bounds: Readonly<Record<TimedName, readonly number[]>>;
}

/** What happened within one hour (UTC). Runs and look-ups by the start of the run; a run under way has no verdict yet. */
export interface HourFigures {
  /** Its beginning; milliseconds since the epoch. */
  readonly atMs: number;
  readonly runs: Readonly<Record<Verdict, number>>;
  readonly lookups: Readonly<Record<Source, number>>;
  /** Tries at broken elements. */
  readonly heals: { readonly success: number; readonly fail: number };
  /** Elements found changed: below the threshold, and from it on. */
  readonly drifts: { readonly accepted: number; readonly refused: number };
}

export const HOUR_MS = 3_600_000;

const quietHour = (atMs: number): HourFigures => ({
  atMs,
  runs: { pass: 0, partial: 0, fail: 0 },
  lookups: { run: 0, memory: 0, redis: 0, sqlite: 0, postgres: 0, discovery: 0, heal: 0 },
  heals: { success: 0, fail: 0 },
  drifts: { accepted: 0, refused: 0 },
});

const isQuiet = ({ runs, lookups, heals, drifts }: HourFigures): boolean =>
  [runs, lookups, heals, drifts].every((counts) => Object.values(counts).every((count) => count === 0));

/** What is told of one hour. */
export type HourPart = Pick<HourFigures, "atMs"> & Partial<HourFigures>;

/** Hours out of what is told of them, oldest first, those in which nothing happened left out. A figure told twice: the last counts. */
export const joinHours = (parts: readonly HourPart[]): readonly HourFigures[] => {
  const hours = new Map<number, HourFigures>();
  for (const part of parts) hours.set(part.atMs, { ...(hours.get(part.atMs) ?? quietHour(part.atMs)), ...part });
  return [...hours.values()].filter((hour) => !isQuiet(hour)).sort((a, b) => a.atMs - b.atMs);
};

/** The beginning of the first hour that begins at or after the time. */
export const hourFrom = (ms: number): number => Math.ceil(ms / HOUR_MS) * HOUR_MS;
