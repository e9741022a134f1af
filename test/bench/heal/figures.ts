import { judge } from "../../site/changed/steps/judge";
import type { Outcome } from "../../site/changed/steps/stage";
import type { HealCase } from "./cases";

/** One heal as the events told it. Times are milliseconds. */
export interface HealFigure {
  readonly ok: boolean;
  readonly strategy: string | null;
  /** Strategies that looked, the proof's own siblings left out. */
  readonly tries: number;
  readonly ms: number;
  /** What the record put first healed it; absent without a record. */
  readonly hit?: boolean;
}

/** A changed page after its run. */
export interface CaseFigure {
  readonly name: string;
  readonly fault: string;
  readonly isThere: boolean;
  readonly end: "healed" | "refused" | "wrong";
  readonly heals: readonly HealFigure[];
  /** Why it was refused, or what was touched that was not meant. */
  readonly why: string;
}

const healsOf = ({ events }: Outcome): readonly HealFigure[] => {
  const heals: HealFigure[] = [];
  const tried = new Set<string>();
  for (const event of events) {
    if (event.type === "heal.attempt" && event.strategy !== "sibling") tried.add(event.strategy);
    if (event.type !== "heal.result") continue;
    const { ok, ms, strategy, strategyHit } = event;
    heals.push({ ok, strategy, tries: tried.size, ms, ...(strategyHit === undefined ? {} : { hit: strategyHit }) });
    tried.clear();
  }
  return heals;
};

const whyOf = (seen: Outcome): string =>
  [
    ...seen.steps.flatMap(({ error }) => error?.message ?? []),
    ...seen.events.flatMap((event) =>
      event.type === "heal.attempt" && !event.ok ? `${event.strategy}: ${event.reason ?? ""}` : [],
    ),
  ].join("; ");

/** What became of the page; undefined when nothing on it had to be healed. */
export const figureOf = ({ name, fault, isThere, after }: HealCase, seen: Outcome): CaseFigure | undefined => {
  const heals = healsOf(seen);
  if (heals.length === 0) return undefined;
  const { wrong } = judge(seen, after.truth);
  const end = wrong.length > 0 ? "wrong" : seen.exitCode === 0 ? "healed" : "refused";
  return { name, fault, isThere, end, heals, why: end === "wrong" ? wrong.join("; ") : whyOf(seen) };
};

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
};
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
const won = (cases: readonly CaseFigure[]): readonly HealFigure[] =>
  cases.flatMap(({ heals }) => heals.filter(({ ok }) => ok));

/** Of how many. */
export interface Share {
  readonly of: number;
  readonly count: number;
}

/** The figures of one pass over cases. Times are milliseconds; not a number where there is nothing to count. */
export interface Pass {
  readonly cases: number;
  /** Of those whose element is still there. */
  readonly healed: Share;
  readonly wrong: Share;
  /** Of those whose element is gone. */
  readonly healedGone: Share;
  readonly tries: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly hits: Share;
}

const late = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * 0.95) - 1)] ?? Number.NaN;

/** Adds a pass up. */
export const passOf = (cases: readonly CaseFigure[]): Pass => {
  const there = cases.filter(({ isThere }) => isThere);
  const gone = cases.filter(({ isThere }) => !isThere);
  // The proof's own siblings are found on the way: there is nothing to search, and nothing to learn.
  const heals = won(cases).filter(({ strategy }) => strategy !== "sibling");
  const learned = heals.filter(({ hit }) => hit !== undefined);
  const times = heals.map(({ ms }) => ms);
  return {
    cases: cases.length,
    healed: { count: there.filter(({ end }) => end === "healed").length, of: there.length },
    wrong: { count: cases.filter(({ end }) => end === "wrong").length, of: cases.length },
    healedGone: { count: gone.filter(({ end }) => end !== "refused").length, of: gone.length },
    tries: mean(heals.map(({ tries }) => tries)),
    p50Ms: middle(times),
    p95Ms: late(times),
    hits: { count: learned.filter(({ hit }) => hit === true).length, of: learned.length },
  };
};

/** What was learned was worth, over the cases whose first heal took two tries or more. */
export interface Learning {
  readonly cases: number;
  readonly triesFirst: number;
  readonly triesLater: number;
  readonly firstMs: number;
  readonly laterMs: number;
}

/** Compares each case with itself: healed without a history, and with one. */
export const learningOf = (first: readonly CaseFigure[], later: readonly CaseFigure[]): Learning => {
  const keyOf = ({ name, fault }: CaseFigure): string => `${name} ${fault}`;
  const hard = first.filter((each) => won([each]).some(({ tries }) => tries > 1));
  const keys = new Set(hard.map(keyOf));
  const again = won(later.filter((each) => keys.has(keyOf(each)))).filter(({ hit }) => hit !== undefined);
  const before = won(hard);
  return {
    cases: hard.length,
    triesFirst: mean(before.map(({ tries }) => tries)),
    triesLater: mean(again.map(({ tries }) => tries)),
    firstMs: middle(before.map(({ ms }) => ms)),
    laterMs: middle(again.map(({ ms }) => ms)),
  };
};
