import { judge } from "../site/changed/steps/judge";
import type { ChangedPage } from "../site/changed/steps/page";
import type { Outcome } from "../site/changed/steps/stage";

/** One heal as the events told it. */
export interface HealFigure {
  readonly ok: boolean;
  /** Strategies that looked, the proof's own siblings left out. */
  readonly tries: number;
  readonly ms: number;
  /** What the record put first healed it; absent without a record. */
  readonly hit?: boolean;
}

/** A changed page after its run. */
export interface PageFigure {
  readonly name: string;
  /** What is meant is still on the page. */
  readonly isThere: boolean;
  readonly end: "healed" | "refused" | "wrong";
  readonly heals: readonly HealFigure[];
}

const healsOf = ({ events }: Outcome): readonly HealFigure[] => {
  const heals: HealFigure[] = [];
  let tries = 0;
  for (const event of events) {
    if (event.type === "heal.attempt" && event.strategy !== "sibling") tries++;
    if (event.type !== "heal.result") continue;
    const { ok, ms, strategyHit } = event;
    heals.push({ ok, tries, ms, ...(strategyHit === undefined ? {} : { hit: strategyHit }) });
    tries = 0;
  }
  return heals;
};

/** What became of the page; undefined when nothing on it had to be healed. */
export const figureOf = ({ name, before, after }: ChangedPage, seen: Outcome): PageFigure | undefined => {
  const heals = healsOf(seen);
  if (heals.length === 0) return undefined;
  const { wrong } = judge(seen, after.truth);
  const end = wrong.length > 0 ? "wrong" : seen.exitCode === 0 ? "healed" : "refused";
  return { name, isThere: after.truth.length === before.truth.length, end, heals };
};

const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
};
const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
const okHeals = (pages: readonly PageFigure[]): readonly HealFigure[] =>
  pages.flatMap(({ heals }) => heals.filter(({ ok }) => ok));

/** Of how many, as a share in percent; not a number of none. */
export interface Share {
  readonly of: number;
  readonly count: number;
}

/** The figures of one pass over the pages. Times are milliseconds. */
export interface Pass {
  readonly healed: Share;
  readonly refused: number;
  readonly wrong: Share;
  readonly goneRefused: Share;
  readonly tries: number;
  readonly p50Ms: number;
  readonly hits: Share;
}

/** Adds a pass up. */
export const passOf = (pages: readonly PageFigure[]): Pass => {
  const there = pages.filter(({ isThere }) => isThere);
  const gone = pages.filter(({ isThere }) => !isThere);
  const heals = okHeals(pages);
  const learned = heals.filter(({ hit }) => hit !== undefined);
  const ended = (list: readonly PageFigure[], end: PageFigure["end"]): number =>
    list.filter((page) => page.end === end).length;
  return {
    healed: { count: ended(there, "healed"), of: there.length },
    refused: ended(there, "refused"),
    wrong: { count: ended(pages, "wrong"), of: pages.length },
    goneRefused: { count: ended(gone, "refused"), of: gone.length },
    tries: mean(heals.map(({ tries }) => tries)),
    p50Ms: middle(heals.map(({ ms }) => ms)),
    hits: { count: learned.filter(({ hit }) => hit === true).length, of: learned.length },
  };
};

/** Both passes over the pages whose first heal took two tries or more. */
export const hardOnes = (
  first: readonly PageFigure[],
  later: readonly PageFigure[],
): { readonly pages: number; readonly tries: number; readonly timeShare: number } => {
  const hard = new Set(first.filter(({ heals }) => heals.some(({ tries }) => tries > 1)).map(({ name }) => name));
  const of = (list: readonly PageFigure[]) => okHeals(list.filter(({ name }) => hard.has(name)));
  return {
    pages: hard.size,
    tries: mean(of(later).map(({ tries }) => tries)),
    timeShare: middle(of(later).map(({ ms }) => ms)) / middle(of(first).map(({ ms }) => ms)),
  };
};
