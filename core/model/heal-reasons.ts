import { bytesOf } from "./fingerprint";
import { cut } from "./text-width";

/** Why an element was taken for the remembered one, and what speaks against it; at most 2 KB as JSON, no field values. */
export interface HealReasons {
  /** What both have in common, the most telling first. */
  readonly same: readonly { readonly property: string; readonly value: string }[];
  /** What differs, the most telling first; a text is empty where there was or is none. */
  readonly changed: readonly { readonly property: string; readonly was: string; readonly now: string }[];
  /** Only where it was recognised by all that is remembered of it. */
  readonly certainty?: {
    /** Lead over the next likeliest, in the measure of the confidence. */
    readonly margin: number;
    /** The confidence that was asked for. */
    readonly needed: number;
    /** What weighed most for it, and against it, strongest first. */
    readonly pro: readonly string[];
    readonly contra: readonly string[];
  };
  /** The strategies in the order they were tried; the last one found it. */
  readonly tried: readonly TriedStrategy[];
  /** Path of the picture of the page with the element, taken before it was acted on. */
  readonly picture?: string;
}

export interface TriedStrategy {
  readonly strategy: string;
  /** Why it offered nothing; absent of the one that found it. */
  readonly reason?: string;
  /** Its record when it was put in this place; absent when it had none. */
  readonly learned?: { readonly scope: string; readonly won: number; readonly tried: number };
}

const MOST_BYTES = 2_048;
const LONGEST_VALUE = 60;
const LONGEST_REASON = 160;

/** Lists that say least at their end, the one that can be missed first in front. */
const LISTS = ["same", "changed"] as const;

const isTooBig = (reasons: HealReasons): boolean => bytesOf(JSON.stringify(reasons)) > MOST_BYTES;

/** The reasons within their limit; called when secrets are masked already. */
export const fitReasons = (reasons: HealReasons): HealReasons => {
  let fitted: HealReasons = {
    ...reasons,
    same: reasons.same.map(({ property, value }) => ({ property, value: cut(value, LONGEST_VALUE) })),
    changed: reasons.changed.map(({ property, was, now }) => ({
      property,
      was: cut(was, LONGEST_VALUE),
      now: cut(now, LONGEST_VALUE),
    })),
    tried: reasons.tried.map(({ reason, ...tried }) =>
      reason === undefined ? tried : { ...tried, reason: cut(reason, LONGEST_REASON) },
    ),
  };
  for (const list of LISTS)
    while (fitted[list].length > 0 && isTooBig(fitted)) fitted = { ...fitted, [list]: fitted[list].slice(0, -1) };
  while (fitted.tried.length > 0 && isTooBig(fitted)) fitted = { ...fitted, tried: fitted.tried.slice(1) };
  if (!isTooBig(fitted)) return fitted;
  const { picture: _, ...rest } = fitted;
  return rest;
};

type Shape = Readonly<Record<string, unknown>>;

const isShape = (value: unknown): value is Shape =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, isItem: (item: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isItem);
const isText = (value: unknown): boolean => typeof value === "string";
const isNumber = (value: unknown): boolean => typeof value === "number";
const isMaybe = (value: unknown, isIt: (value: unknown) => boolean): boolean => value === undefined || isIt(value);
const hasTexts = (value: unknown, ...names: readonly string[]): boolean =>
  isShape(value) && names.every((name) => isText(value[name]));

const isLearned = (value: unknown): boolean =>
  hasTexts(value, "scope") && isShape(value) && isNumber(value.won) && isNumber(value.tried);
const isTried = (value: unknown): boolean =>
  hasTexts(value, "strategy") && isShape(value) && isMaybe(value.reason, isText) && isMaybe(value.learned, isLearned);
const isCertainty = (value: unknown): boolean =>
  isShape(value) &&
  isNumber(value.margin) &&
  isNumber(value.needed) &&
  isListOf(value.pro, isText) &&
  isListOf(value.contra, isText);

const isReasons = (value: unknown): value is HealReasons =>
  isShape(value) &&
  isListOf(value.same, (item) => hasTexts(item, "property", "value")) &&
  isListOf(value.changed, (item) => hasTexts(item, "property", "was", "now")) &&
  isListOf(value.tried, isTried) &&
  isMaybe(value.certainty, isCertainty) &&
  isMaybe(value.picture, isText);

/** Reasons as a store holds them: null when there are none, or when they come from another version or are damaged. */
export const parseReasons = (json: string | null | undefined): HealReasons | null => {
  if (json === null || json === undefined) return null;
  try {
    const value: unknown = JSON.parse(json);
    return isReasons(value) ? value : null;
  } catch {
    return null;
  }
};
