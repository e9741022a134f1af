import type { StrategyRecord } from "../model/heal";

/** Ways to find a broken element again. `sibling` is tried by the proof itself: the entry's other locators. */
export type HealStrategy = "sibling" | "relocation" | "discovery";

const DEFAULT_ORDER: readonly HealStrategy[] = ["sibling", "relocation", "discovery"];

/**
 * The order in which strategies are tried, best first.
 *
 * `records` is what is known of the strategies in the element's scope. The order is fixed for now: `sibling` has been tried by
 * the time anything is ranked, and the cross-check between the other two makes their order a matter of speed alone.
 */
export const rankStrategies = (_records: readonly StrategyRecord[]): readonly HealStrategy[] => DEFAULT_ORDER;
