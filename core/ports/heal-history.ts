import type { HealAttempt, StrategyRecord } from "../model/heal";

/** The widest scope is everything: all fields absent. */
export interface HealScope {
  readonly element?: string;
  /** Page key. */
  readonly url?: string;
}

/** The record of every heal attempt. May throw PortError only; the caller goes on with an empty history. */
export interface HealHistory {
  record(attempts: readonly HealAttempt[]): Promise<void>;
  /** Records of all strategies tried in the scope, in no particular order. */
  records(scope: HealScope): Promise<readonly StrategyRecord[]>;
  close(): Promise<void>;
}
