import { isWon, type PastAttempt } from "../model/heal";
import { lowerBound } from "../model/lower-bound";

/** What heals are added up by. */
export type ReportBy = "strategy" | "element" | "url" | "requirement";

/** How a name's heals turned out. Times are milliseconds. */
export interface ReportRow {
  /** A strategy, an element, a page key or a requirement, as asked for. */
  readonly name: string;
  /** Of an element: the page it stands on. */
  readonly url?: string;
  /** Times the element was missed and looked for; of a strategy: times it was tried. */
  readonly tried: number;
  readonly won: number;
  readonly rate: number;
  /** Lower end of the 95 % Wilson interval of the rate. */
  readonly lower: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
  /** Different selectors that heals came to. */
  readonly selectors: number;
  /** `flaky`: healed at some times, not at others. `drifting`: heals came to more than one selector. */
  readonly marks: readonly ("flaky" | "drifting")[];
}

/** One time an element was missed: all tries of one run at it, the last one telling how it ended. */
interface Case {
  readonly won: boolean;
  readonly ms: number;
  readonly at: number;
  readonly selector: string;
}

const grouped = <T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
};

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** The value that so many of a hundred do not exceed; 0 of none. */
const percentile = (values: readonly number[], percent: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0;
};

const caseOfTry = (attempt: PastAttempt): Case => ({
  won: isWon(attempt),
  ms: attempt.healTimeMs,
  at: attempt.createdAt,
  selector: attempt.triedSelector,
});

const caseOf = (tries: readonly PastAttempt[]): Case => ({
  won: tries.some(isWon),
  ms: tries.reduce((sum, { healTimeMs }) => sum + healTimeMs, 0),
  at: Math.max(...tries.map(({ createdAt }) => createdAt)),
  selector: tries.find(isWon)?.triedSelector ?? "",
});

const casesOf = (attempts: readonly PastAttempt[]): readonly Case[] =>
  [...grouped(attempts, ({ runId, url, element, action }) => keyOf(runId, url, element, action)).values()].map(caseOf);

const marksOf = (won: number, tried: number, selectors: number): ReportRow["marks"] => [
  ...(won > 0 && won < tried ? (["flaky"] as const) : []),
  ...(selectors > 1 ? (["drifting"] as const) : []),
];

const rowOf = (name: string, cases: readonly Case[], by: ReportBy, url: string | undefined): ReportRow => {
  const tried = cases.length;
  const healed = cases.filter(({ won }) => won);
  const won = healed.length;
  const selectors = new Set(healed.map(({ selector }) => selector)).size;
  const times = cases.map(({ ms }) => ms);
  return {
    name,
    ...(url === undefined ? {} : { url }),
    tried,
    won,
    rate: won / tried,
    lower: lowerBound(won, tried),
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
    lastAt: Math.max(...cases.map(({ at }) => at)),
    selectors,
    marks: by === "element" ? marksOf(won, tried, selectors) : [],
  };
};

const NAMES = {
  strategy: ({ strategy }) => strategy,
  element: ({ element }) => element,
  url: ({ url }) => url,
  requirement: ({ requirement }) => requirement ?? "",
} satisfies Record<ReportBy, (attempt: PastAttempt) => string>;

const byName = (a: ReportRow, b: ReportRow): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : (a.url ?? "") < (b.url ?? "") ? -1 : 1;

/** Strategies by what their rate is at least; the others by how often they were healed. */
const bestFirst =
  (by: ReportBy) =>
  (a: ReportRow, b: ReportRow): number =>
    (by === "strategy" ? b.lower - a.lower : b.won - a.won) || b.tried - a.tried || byName(a, b);

/**
 * Attempts added up, best strategies or most healed first.
 *
 * Strategies are counted by tries; elements, pages and requirements by the times an element was missed, however many tries that took.
 */
export const healReport = (attempts: readonly PastAttempt[], by: ReportBy): readonly ReportRow[] => {
  const nameOf = NAMES[by];
  const groups = grouped(attempts, (each) => keyOf(nameOf(each), by === "element" ? each.url : ""));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const cases = by === "strategy" ? group.map(caseOfTry) : casesOf(group);
      return [rowOf(nameOf(first), cases, by, by === "element" ? first.url : undefined)];
    })
    .sort(bestFirst(by));
};
