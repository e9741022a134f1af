import type { HealAttempt, HealReview, PastAttempt, StrategyTry } from "../model/heal";

/** One element of a page, a page (by its key), a site (by its origin), or everything. */
export type HealScope =
  | { readonly kind: "element"; readonly element: string; readonly url: string }
  | { readonly kind: "page"; readonly url: string }
  | { readonly kind: "site"; readonly site: string }
  | { readonly kind: "everywhere" };

/** The record of every heal attempt. May throw PortError only; the caller goes on with an empty history. */
export interface HealHistory {
  /** An attempt counts once, however often it is told; telling it again does not undo a review. */
  record(attempts: readonly HealAttempt[]): Promise<void>;
  /** The newest tries of the scope, newest first, at most so many. The same rows give the same order. */
  tries(scope: HealScope, limit: number): Promise<readonly StrategyTry[]>;
  /** The newest attempts made at or after `fromMs`, newest first, at most so many. */
  recent(fromMs: number, limit: number): Promise<readonly PastAttempt[]>;
  /** The selectors of heals that a person rejected for the element of the page, in no particular order. */
  vetoes(of: { readonly element: string; readonly url: string }): Promise<readonly string[]>;
  /** What a person said of these attempts; unknown ids are passed over. */
  review(ids: readonly string[], verdict: HealReview): Promise<void>;
  close(): Promise<void>;
}
