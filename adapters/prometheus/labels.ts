import type { FailureCode } from "#core/model/failure";
import { SOURCES } from "#core/model/metrics";
import type { Source, StepOutcome, Verdict } from "#core/model/run";
import { ACTION_KEYS } from "#core/model/vocabulary";

const keysOf = <Key extends string>(all: Readonly<Record<Key, 0>>): readonly Key[] => Object.keys(all) as Key[];

/** What a label says of a value that is none of ours: a store may hold anything, and each new value costs the scraper a series. */
export const OTHER = "other";

export const VERDICTS = keysOf<Verdict>({ pass: 0, partial: 0, fail: 0 });
export const STEP_OUTCOMES = keysOf<StepOutcome>({ success: 0, fail: 0, skipped: 0 });
export const TRY_OUTCOMES = keysOf({ success: 0, fail: 0 });
export const DECISIONS = keysOf({ accepted: 0, refused: 0 });
export const ACTIONS: readonly string[] = ACTION_KEYS;

export const FAILURE_CODES = keysOf<FailureCode>({
  "not-found": 0,
  ambiguous: 0,
  gone: 0,
  refused: 0,
  "not-actionable": 0,
  expectation: 0,
  navigation: 0,
  timeout: 0,
  action: 0,
  secret: 0,
  frozen: 0,
  interrupted: 0,
});

const SEARCHED: readonly string[] = ["discovery", "heal"] satisfies readonly Source[];

/** Who answered a look-up: the layer, or nobody. */
export const LOOKUP_SOURCES: readonly string[] = [...SOURCES.filter((source) => !SEARCHED.includes(source)), "miss"];

/** The look-up behind where an element came from: it was searched for because nobody knew it. */
export const lookupSource = (source: string): string => (SEARCHED.includes(source) ? "miss" : source);

/** The value, when it is one of the known; else `other`. */
export const bounded = (value: string, known: readonly string[]): string => (known.includes(value) ? value : OTHER);
