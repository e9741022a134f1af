import type { HealReasons } from "./heal-reasons";

/** Where a try that did not succeed ended: nothing was found, the action failed, or what must hold after it did not. */
export type HealFailure = "search" | "action" | "expectation";

/** One try at a broken element, recorded when the outcome of the action and of the step's expectation is known. */
export interface HealAttempt {
  readonly id: string;
  readonly runId: string;
  /** Page key. */
  readonly url: string;
  readonly element: string;
  readonly action: string;
  readonly originalSelector: string;
  /** The selector that was tried; empty when the strategy offered none. */
  readonly triedSelector: string;
  readonly strategy: string;
  readonly confidence: number;
  /** Success = found, acted on, and what must hold after the step held. */
  readonly outcome: "success" | "fail";
  /** Null for a success, and for tries told by versions that did not say. */
  readonly failedIn: HealFailure | null;
  readonly healTimeMs: number;
  readonly review: HealReview;
  readonly createdAt: number;
  /** Of a success: why it was taken for the remembered element. */
  readonly reasons?: HealReasons;
}

/** What a person said of a heal. */
export type HealReview = "pending" | "accepted" | "rejected";

/** A recorded attempt without its reasons. */
export interface PastAttempt extends Omit<HealAttempt, "reasons"> {
  /** It was made for; null when its run is not known. */
  readonly requirement: string | null;
  /** When a person last said something of it, in milliseconds since the epoch; null when nobody did, or nobody wrote down when. */
  readonly reviewedAt: number | null;
}

/** A selector that a person rejected for an element. */
export interface Veto {
  readonly selector: string;
  /** Of the newest heal to it that was rejected. */
  readonly heal: string;
  /** Milliseconds since the epoch; null when nobody wrote it down. */
  readonly rejectedAt: number | null;
}

/** As much of an attempt as ranking strategies needs. */
export interface StrategyTry {
  readonly strategy: string;
  /** The run that missed the element, and the element: tries at it belong together. */
  readonly run: string;
  readonly element: string;
  /** It offered an element, whatever became of it. */
  readonly found: boolean;
  /** It succeeded, and no person rejected it. */
  readonly won: boolean;
  readonly ms: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Whether an attempt counts as won: a heal that a person rejected found the wrong element. */
export const isWon = ({ outcome, review }: Pick<HealAttempt, "outcome" | "review">): boolean =>
  outcome === "success" && review !== "rejected";
