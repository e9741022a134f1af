import { isWon, type HealAttempt } from "./heal";
import { middle } from "./middle";
import { originOf } from "./page";

/** What the record of heals was worth. */
export interface HealCounters {
  /** Heals by the strategy that the record put first. */
  readonly strategyCacheHit: number;
  /** Heals with a record by another than it put first. */
  readonly strategyCacheMiss: number;
  /** How much shorter heals with a record took than those without, by their medians: 0.5 = half of the time, below 0 = longer; null when there were none of either. */
  readonly timeImproved: number | null;
}

/** A heal that succeeded; `hit` is absent when there was no record yet. */
export interface CountedHeal {
  readonly ms: number;
  readonly hit?: boolean;
}

/** Adds heals up. */
export const countHeals = (heals: readonly CountedHeal[]): HealCounters => {
  const first = heals.flatMap(({ ms, hit }) => (hit === undefined ? [ms] : []));
  const later = heals.flatMap(({ ms, hit }) => (hit === undefined ? [] : [ms]));
  const before = middle(first);
  return {
    strategyCacheHit: heals.filter(({ hit }) => hit === true).length,
    strategyCacheMiss: heals.filter(({ hit }) => hit === false).length,
    timeImproved: before > 0 && later.length > 0 ? 1 - middle(later) / before : null,
  };
};

/** The proof's own siblings are no strategy that a record could put first. */
const tellsOrder = ({ strategy }: HealAttempt): boolean => strategy !== "sibling";

/** All tries of one run at one element, in the order in which they were made. */
const casesOf = (attempts: readonly HealAttempt[]): readonly (readonly HealAttempt[])[] => {
  const cases = new Map<string, HealAttempt[]>();
  const oldestFirst = attempts.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  for (const attempt of oldestFirst.filter(tellsOrder)) {
    const key = JSON.stringify([attempt.runId, attempt.url, attempt.element, attempt.action]);
    const known = cases.get(key);
    if (known) known.push(attempt);
    else cases.set(key, [attempt]);
  }
  return [...cases.values()];
};

/** The heals that attempts tell of. The first heal of a site had no record to go by; attempts have to reach back to it. */
export const healsOfAttempts = (attempts: readonly HealAttempt[], fromMs: number): readonly CountedHeal[] => {
  const known = new Set<string>();
  return casesOf(attempts).flatMap((tries) => {
    const winner = tries.find(isWon);
    const [first] = tries;
    if (!winner || !first) return [];
    const site = originOf(first.url);
    const isFirst = !known.has(site);
    known.add(site);
    const ms = tries.reduce((sum, { healTimeMs }) => sum + healTimeMs, 0);
    const heal: CountedHeal = isFirst ? { ms } : { ms, hit: winner.strategy === first.strategy };
    return winner.createdAt >= fromMs || isFirst ? [heal] : [];
  });
};
