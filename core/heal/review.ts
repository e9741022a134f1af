import type { CacheEntry } from "../model/cache";
import { isWon, type PastAttempt, type Veto } from "../model/heal";
import { isoTime } from "../model/iso";
import { renderSelector } from "../model/locator";
import type { CacheLayer } from "../ports/cache-layer";
import type { HealHistory } from "../ports/heal-history";
import { rolledBack } from "../resolve/entry";

/** One way an element was healed, to be judged by a person: all times it was healed to that selector. */
export interface Heal {
  /** Of the newest attempt. */
  readonly id: string;
  readonly element: string;
  /** Page key. */
  readonly url: string;
  readonly action: string;
  readonly original: string;
  readonly selector: string;
  readonly strategy: string;
  readonly confidence: number;
  readonly review: PastAttempt["review"];
  /** Of the review, in milliseconds since the epoch; null when nobody wrote it down. */
  readonly reviewedAt: number | null;
  readonly times: number;
  /** The run that healed it last, and its requirement when that is known. */
  readonly runId: string;
  readonly requirement: string | null;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
  /** All attempts, newest first. */
  readonly ids: readonly string[];
}

const healOf = (newest: PastAttempt, same: readonly PastAttempt[]): Heal => ({
  id: newest.id,
  element: newest.element,
  url: newest.url,
  action: newest.action,
  original: newest.originalSelector,
  selector: newest.triedSelector,
  strategy: newest.strategy,
  confidence: newest.confidence,
  review: newest.review,
  reviewedAt: newest.reviewedAt,
  times: same.length,
  runId: newest.runId,
  requirement: newest.requirement,
  lastAt: newest.createdAt,
  ids: same.map(({ id }) => id),
});

/** The heals that attempts (newest first) hold, newest first; what healed nothing is left out. */
export const healsOf = (attempts: readonly PastAttempt[]): readonly Heal[] => {
  const groups = new Map<string, PastAttempt[]>();
  for (const attempt of attempts) {
    if (!isWon(attempt) && attempt.review !== "rejected") continue;
    const { element, url, action, triedSelector } = attempt;
    const key = JSON.stringify([element, url, action, triedSelector]);
    const group = groups.get(key);
    if (group) group.push(attempt);
    else groups.set(key, [attempt]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [healOf(group[0], group)] : []));
};

/** Without the rejected selector, and as it was before it was healed to it; undefined when nothing is left of it. */
const without = (entry: CacheEntry, selector: string): CacheEntry | undefined => {
  const before = rolledBack(entry);
  const locators = before?.locators.filter((locator) => renderSelector(locator) !== selector) ?? [];
  return before && locators.length > 0 ? { ...before, locators } : undefined;
};

const proven = ({ former: _, ...entry }: CacheEntry): CacheEntry => ({ ...entry, probation: 0, rev: entry.rev + 1 });

const holds = (entry: CacheEntry, { element, url, action, selector }: Heal): boolean => {
  const first = entry.locators[0];
  const same = entry.element === element && entry.url === url && entry.action === action;
  return same && first !== undefined && renderSelector(first) === selector;
};

/** A veto holds for the element of the page, whatever was to be done with it: so does lifting it. */
const isSameVeto = (a: Heal, b: Heal): boolean =>
  a.element === b.element && a.url === b.url && a.selector === b.selector && b.review === "rejected";

/** What a veto that kept an element from being healed tells the user. */
export const vetoHint = ({ selector, heal, rejectedAt }: Veto): string => {
  const when = rejectedAt === null ? "" : ` on ${isoTime(rejectedAt).slice(0, 10)}`;
  return `a person rejected ${selector} for it${when}; pacts heal accept ${heal} lifts that`;
};

export interface ReviewNeeds {
  readonly history: Pick<HealHistory, "review">;
  readonly layers: readonly CacheLayer[];
  /** Milliseconds since the epoch. */
  readonly atMs: number;
}

/**
 * Writes down what a person said of one of `heals`, and does it: an accepted one is off probation and no more vetoed, a rejected one is
 * undone in every layer and never offered again for its element. Answers whether any layer remembered it. Throws PortError.
 */
export const reviewHeal = async (
  { history, layers, atMs }: ReviewNeeds,
  heal: Heal,
  verdict: "accepted" | "rejected",
  heals: readonly Heal[],
): Promise<boolean> => {
  const lifted = verdict === "accepted" ? heals.filter((each) => isSameVeto(heal, each)) : [];
  await history.review([...new Set([heal, ...lifted].flatMap(({ ids }) => ids))], verdict, atMs);
  let remembered = false;
  // The durable layer first, so that nobody fills the others with what it still held.
  for (const layer of [...layers].reverse()) {
    const held = (await layer.list({ match: heal.element })).filter((entry) => holds(entry, heal));
    for (const entry of held) {
      remembered = true;
      const after = verdict === "accepted" ? proven(entry) : without(entry, heal.selector);
      if (after) await layer.putMany([after]);
      else await layer.remove([entry.key]);
    }
  }
  return remembered;
};
