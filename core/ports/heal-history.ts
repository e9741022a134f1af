import type { HealAttempt, HealReview, PastAttempt, StrategyTry, Veto } from "../model/heal";
import type { HealReasons } from "../model/heal-reasons";

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
  /** Why the attempt was taken for the remembered element; null when that was not recorded, cannot be read, or the id is not known. */
  reasons(id: string): Promise<HealReasons | null>;
  /** What a person rejected for the element of the page, each selector once, in no particular order. */
  vetoes(of: { readonly element: string; readonly url: string }): Promise<readonly Veto[]>;
  /** What a person said of these attempts, and when (milliseconds since the epoch); unknown ids are passed over. */
  review(ids: readonly string[], verdict: HealReview, atMs: number): Promise<void>;
  close(): Promise<void>;
}
