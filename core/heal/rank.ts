import type { StrategyTry } from "../model/heal";
import { lowerBound } from "../model/lower-bound";
import { middle } from "../model/middle";
import type { HealScope } from "../ports/heal-history";
import type { HealStrategy } from "./strategy";

const DAY_MS = 86_400_000;
/** A try counts half of one that is so much newer. */
const HALF_LIFE_MS = 14 * DAY_MS;
/** One success and one failure stand before every record, so that a single try decides little. */
const PRIOR = { won: 1, lost: 1 };
/** A try in a scope counts as so many in the next wider one. */
const NEARER = 3;
/** Chances so close count as equal: then the cheaper one goes first. */
const STEP = 0.05;

/** The tries of one scope. */
export interface ScopeTries {
  readonly scope: HealScope["kind"];
  readonly tries: readonly StrategyTry[];
}

/** Why a strategy stands where it does. */
export interface Learned {
  /** The narrowest scope it was tried in. */
  readonly scope: HealScope["kind"];
  readonly won: number;
  readonly tried: number;
  /** What its success rate is at least, tries of narrower scopes counting more; in [0, 1]. */
  readonly lower: number;
}

export interface RankedStrategy {
  readonly strategy: HealStrategy;
  /** Absent when it was never tried. */
  readonly learned?: Learned;
}

/** A strategy to be ranked, and what it takes where nothing was measured. */
export interface Ranked {
  readonly strategy: HealStrategy;
  readonly costMs: number;
}

interface Weighed {
  readonly won: number;
  readonly lost: number;
}

interface Standing extends RankedStrategy {
  readonly chance: number;
  readonly costMs: number;
}

const NOTHING: Weighed = { won: 0, lost: 0 };

const isSound = ({ ms, at }: StrategyTry): boolean => Number.isFinite(ms) && ms >= 0 && Number.isFinite(at);

/** In an order that does not depend on how the rows came, so that sums are the same to the last bit. */
const inOrder = (a: StrategyTry, b: StrategyTry): number => a.at - b.at || Number(a.won) - Number(b.won) || a.ms - b.ms;

const caseOf = ({ run, element }: StrategyTry): string => JSON.stringify([run, element]);

/**
 * The tries that say which strategy is better: who looked in vain where nobody found anything is no worse for it, for the element was gone;
 * and who found it at a second look did not lose at the first.
 */
const telling = (tries: readonly StrategyTry[]): readonly StrategyTry[] => {
  const won = new Map<string, Set<string>>();
  for (const each of tries) {
    // A sibling found it before or after the search: that says nothing of those who searched.
    if (!each.won || each.strategy === "sibling") continue;
    const winners = won.get(caseOf(each)) ?? new Set();
    won.set(caseOf(each), winners.add(each.strategy));
  }
  return tries.filter((each) => {
    const winners = won.get(caseOf(each));
    return each.won || (each.found && !winners?.has(each.strategy)) || (winners && !winners.has(each.strategy));
  });
};

const weigh = (tries: readonly StrategyTry[], newest: number): Weighed => {
  let won = 0;
  let lost = 0;
  for (const { won: isWon, at } of tries) {
    const weight = 0.5 ** ((newest - at) / HALF_LIFE_MS);
    if (isWon) won += weight;
    else lost += weight;
  }
  return { won, lost };
};

/** What the wider scope knows beside the narrower one, which it holds. */
const beside = (wide: Weighed, narrow: Weighed): Weighed => ({
  won: Math.max(0, wide.won - narrow.won),
  lost: Math.max(0, wide.lost - narrow.lost),
});

/** What all scopes say together, widest first. */
const chanceOf = (scopes: readonly Weighed[]): number => {
  let { won, lost } = PRIOR;
  scopes.forEach((wide, index) => {
    const own = beside(wide, scopes[index + 1] ?? NOTHING);
    const weight = NEARER ** index;
    won += own.won * weight;
    lost += own.lost * weight;
  });
  return lowerBound(won, won + lost);
};

const standingOf = (
  { strategy, costMs: usualMs }: Ranked,
  widestFirst: readonly ScopeTries[],
  newest: number,
): Standing => {
  const own = widestFirst.map(({ scope, tries }) => ({
    scope,
    tries: tries.filter((each) => each.strategy === strategy && isSound(each)).sort(inOrder),
  }));
  const chance = chanceOf(own.map(({ tries }) => weigh(tries, newest)));
  const narrowest = own.findLast(({ tries }) => tries.length > 0);
  const measured = own.find(({ tries }) => tries.length > 0)?.tries.map(({ ms }) => ms);
  const costMs = measured ? middle(measured) : usualMs;
  if (narrowest === undefined) return { strategy, chance, costMs };
  const { scope, tries } = narrowest;
  const won = tries.filter((each) => each.won).length;
  return { strategy, chance, costMs, learned: { scope, won, tried: tries.length, lower: chance } };
};

const WIDEST_FIRST: readonly HealScope["kind"][] = ["everywhere", "site", "page", "element"];

/**
 * The order in which strategies are tried, best first, and why.
 *
 * Each strategy's chance is the lower end of what its record allows, tries at what nobody found left out: newer tries count more, and what is known of the element
 * goes before what is known of its page, its site and everywhere. Of equally good ones the cheaper goes first, of equally cheap ones
 * the one that was named first. `sibling` has been tried by the time anything is ranked and always stands first. The same record gives
 * the same order, whenever it is asked.
 */
export const rankStrategies = (
  record: readonly ScopeTries[],
  strategies: readonly Ranked[],
): readonly RankedStrategy[] => {
  const widestFirst = WIDEST_FIRST.map((scope) => ({
    scope,
    tries: telling(record.filter((each) => each.scope === scope).flatMap(({ tries }) => tries)),
  }));
  const newest = Math.max(...record.flatMap(({ tries }) => tries.filter(isSound).map(({ at }) => at)));
  const standings = strategies.map((each) => standingOf(each, widestFirst, newest));
  const level = ({ chance }: Standing): number => Math.round(chance / STEP);
  const sorted = standings.toSorted((a, b) => level(b) - level(a) || a.costMs - b.costMs);
  return [
    { strategy: "sibling" },
    ...sorted.map(({ strategy, learned }) => ({ strategy, ...(learned ? { learned } : {}) })),
  ];
};
