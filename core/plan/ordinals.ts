import type { Token } from "./tokens";
import { roleAtEnd } from "./roles";

const WORDS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** What makes `first name`, `last updated`, `second line` a name even in lower case. */
const NAME_NOUNS = new Set([
  "name",
  "names",
  "initial",
  "initials",
  "line",
  "address",
  "updated",
  "modified",
  "seen",
  "visited",
  "viewed",
  "used",
  "edited",
  "login",
  "logged",
  "class",
  "aid",
  "party",
  "person",
  "half",
  "quarter",
  "week",
  "month",
  "year",
  "hour",
  "day",
  "days",
  "night",
  "half",
  "step",
  "time",
  "hand",
  "choice",
  "order",
  "time",
  "call",
  "contact",
  "surname",
  "&",
  "and",
  "or",
]);

export interface Ordinal {
  readonly nth: number;
  readonly length: number;
}

const numberOf = (lower: string): { readonly nth: number; readonly digits: boolean } | undefined => {
  const index = WORDS.indexOf(lower);
  if (index >= 0) return { nth: index + 1, digits: false };
  if (lower === "last" || lower === "final") return { nth: -1, digits: false };
  const fromEnd = lower.endsWith("-last");
  const body = fromEnd ? lower.slice(0, -5) : lower;
  if (body.length < 3 || body.length > 6 || !["st", "nd", "rd", "th"].includes(body.slice(-2))) return undefined;
  const count = Number(body.slice(0, -2));
  return Number.isInteger(count) && count > 0 ? { nth: fromEnd ? -count : count, digits: true } : undefined;
};

const startsUpper = (text: string): boolean => text.charAt(0) !== text.charAt(0).toLowerCase();

/**
 * The ordinal a target starts with, or undefined where the word belongs to the name. Written as `2nd`, `3rd` it always counts.
 * Written as a word it counts before a quoted name and before a bare role word; in lower case also before any name that is not
 * one of the usual `first name`, `last updated`, `second line`. In upper case before an unquoted name (`First Name field`) it never does.
 */
export const ordinalAt = (tokens: readonly Token[]): Ordinal | undefined => {
  const [first, second] = tokens;
  if (!first || first.quoted || !second) return undefined;
  const found = numberOf(first.lower);
  if (!found) return undefined;
  const ordinal: Ordinal = { nth: found.nth, length: 1 };
  if (found.digits || second.quoted) return ordinal;
  if (NAME_NOUNS.has(second.lower)) return undefined;
  const role = roleAtEnd(tokens.slice(1));
  if (role && role.length === tokens.length - 1) return ordinal;
  return startsUpper(first.text) ? undefined : ordinal;
};
