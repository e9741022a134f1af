/** One try at a broken element, recorded when the outcome of the action and of the step is known. */
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
  readonly outcome: "success" | "fail";
  readonly healTimeMs: number;
  readonly review: "pending" | "accepted" | "rejected";
  readonly createdAt: number;
}

/** What is known of a strategy: tries, successes and the middle of its times. */
export interface StrategyRecord {
  readonly strategy: string;
  readonly tries: number;
  readonly successes: number;
  readonly medianMs: number;
  readonly lastAt: number;
}
