import type { CacheEntry, LayerName } from "../model/cache";
import type { ElementQuery } from "../model/element";
import type { Discovered, Drifted, HealAttempted, HealEnded, LookedUp } from "../model/event";
import type { Failure } from "../model/failure";
import type { DriftReport } from "../model/fingerprint";
import type { Locator } from "../model/locator";
import type { ActionKind } from "../model/step";
import type { HeldElement, Rival, Session } from "../ports/browser";
import type { Clock } from "../ports/clock";
import type { CacheMode, RunCache } from "./run-cache";
import type { Settle } from "./settle";

type WithoutPlace<E> = Omit<E, "run" | "req" | "step">;

/** What looking for an element tells of itself; the step adds where. */
export type StepNews =
  | WithoutPlace<LookedUp>
  | WithoutPlace<Drifted>
  | WithoutPlace<Discovered>
  | WithoutPlace<HealAttempted>
  | WithoutPlace<HealEnded>;

/** One try at healing, before its outcome is known. */
export interface HealTry {
  /** Page key. */
  readonly page: string;
  readonly originalSelector: string;
  readonly triedSelector: string;
  readonly strategy: string;
  readonly confidence: number;
  readonly ok: boolean;
  readonly ms: number;
}

/** Where a step writes down what its search did. */
export interface StepBook {
  /** Of several look-ups only the first is told: one per step. */
  tell(news: StepNews): void;
  spend(on: "lookup" | "proof" | "discover" | "wait", ms: number): void;
  attempt(tried: HealTry): void;
  /** What a person should know of the step though it does not fail for it, in one sentence; the same sentence counts once. */
  warn(sentence: string): void;
  /** The action on what was found last failed: whatever found it did not heal it. */
  actionFailed(): void;
}

export type HealMode = "auto" | "suggest" | "off";

/** What a step looks for, and until when. */
export interface Seek {
  readonly query: ElementQuery;
  readonly action: ActionKind;
  /** The query in words. */
  readonly element: string;
  readonly cache: CacheMode;
  readonly heal: HealMode;
  /** Only what is remembered and proven will do: nothing is discovered, nothing healed. */
  readonly frozen: boolean;
  /** On the clock's `elapsed` scale. */
  readonly startedAt: number;
  readonly deadline: number;
  /** What the steps after this one look for: read ahead in the same call. */
  readonly upcoming: readonly { readonly query: ElementQuery; readonly action: ActionKind }[];
  readonly book: StepBook;
}

export interface SeekNeeds {
  readonly session: Session;
  readonly clock: Clock;
  readonly cache: RunCache;
  readonly settle: Settle;
  readonly signal: AbortSignal;
  readonly driftThreshold: number;
  /** The cache key of a query on a page. */
  readonly keyOf: (url: string, query: ElementQuery, action: ActionKind) => string;
}

/** A verified element and where it came from. */
export interface Resolution {
  readonly kind: "resolved";
  readonly held: HeldElement;
  readonly locator: Locator;
  readonly source: LayerName | "run" | "discovery" | "heal";
  /** Which of the entry's locators found it; 0 for what was found afresh. */
  readonly rank: number;
  readonly healed: boolean;
  /** Nothing has to be waited for before acting. */
  readonly ready: boolean;
  /** Page key of where it was found. */
  readonly page: string;
  /** What to remember when the step succeeds; absent for selectors. */
  readonly entry?: CacheEntry;
  /** The entry that was proven, as it was before. */
  readonly proven?: CacheEntry;
  /** The entry is new or changed. */
  readonly write: boolean;
  /** The entry that was healed, so that it can be removed when only the run around it fails. */
  readonly broken?: CacheEntry;
}

export interface Unresolved {
  readonly kind: "unresolved";
  readonly failure: Failure;
}

/** A remembered element that could not be proven on a page that had time to show it. */
export interface Broken {
  readonly kind: "broken";
  readonly entry: CacheEntry;
  readonly reason: "drifted" | "gone" | "not-actionable";
  readonly drift?: DriftReport;
  readonly proofMs: number;
}

/** Rivals as lines for people, best first, at most five. */
export const rivalLines = (rivals: readonly Rival[]): readonly string[] =>
  rivals.slice(0, 5).map((rival) => rival.description);

/** Waits for the page to change, at most so long, and writes down how long that took. */
export const changed = async (
  { session, clock }: Pick<SeekNeeds, "session" | "clock">,
  book: Pick<StepBook, "spend">,
  mostMs: number,
): Promise<void> => {
  const before = clock.elapsed();
  await session.changed(Math.max(1, mostMs));
  book.spend("wait", clock.elapsed() - before);
};
