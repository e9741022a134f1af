import type { ElementKind } from "./element";
import { isSynonym } from "./same-meaning";
import { isDestructive, isFiller, normaliseText, words } from "./words";

/**
 * What the words that an element's name has beyond the asked one do to its meaning: `none`: it is the same name; `harmless`: it means the same
 * (`Save changes` for `Save`, `Email address` for `Email`); `narrowing`: it is another thing (`Cancel subscription` for `Cancel`,
 * `Log in with Google` for `Log in`, `Company name` for `Name`).
 */
export type Addition = "none" | "harmless" | "narrowing";

const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Words that only say again what kind of thing a field holds. */
const FIELD_HEADS = set("address number name field code id text value no nr date time amount details info box");
/** Words after a verb that say no more than that it is done here and now. */
const NOW = set("now here today");
const ACTION_TAILS = set("now here today page form button link changes account continue");
/** They bring a restriction: by whom, with what, as what, without what. */
const RESTRICTING = set(
  "with without as by via using from through until except only instead for to before after but not never no all everything everyone",
);
/** Verbs of looking something up: what follows only says where. */
const LOOKING_UP = set("search find filter query");
/** Verbs that say the same with the thing they are done to, where only one such control is there. */
const DOING = set(
  "save upload download search find filter add create edit view show open print export import apply start update refresh sort browse explore submit register choose select",
);
/** Longer tails say something of their own. */
const MAX_TAIL = 3;

const EXAMPLE =
  /^\s*(?:e\.?\s?g\b|i\.?e\b|ex\b|example\b|for example\b|like\b|such as\b|z\.?\s?b\b|p\.\s?ex\b)|@|:\/\//iu;

/** A placeholder that shows an example of a value names nothing. */
export const isExample = (placeholder: string): boolean => EXAMPLE.test(placeholder);

const ASIDE = /[([{][^()[\]{}]*[)\]}]/gu;
const AMOUNT = /\p{Sc}\s?\d[\d.,]*|\d[\d.,]*\s?\p{Sc}/gu;

/** The words of a name without asides in brackets and amounts of money. */
const telling = (text: string): readonly string[] =>
  words(normaliseText(text).replace(ASIDE, " ").replace(AMOUNT, " "));

const startOf = (haystack: readonly string[], needle: readonly string[]): number => {
  for (let at = 0; at + needle.length <= haystack.length; at++)
    if (needle.every((word, index) => haystack[at + index] === word)) return at;
  return -1;
};

const isFieldTail = (tail: readonly string[], said: readonly string[]): boolean =>
  tail[0] === "or" || said.every((word) => FIELD_HEADS.has(word));

const isActionTail = (asked: readonly string[], tail: readonly string[], said: readonly string[]): boolean => {
  if (isDestructive(asked.join(" ")) || tail.length > MAX_TAIL) return said.every((word) => NOW.has(word));
  if (said.every((word) => ACTION_TAILS.has(word))) return true;
  return said.length === 1 && !tail.some((word) => RESTRICTING.has(word)) && DOING.has(asked.at(-1) ?? "");
};

const isHarmlessTail = (asked: readonly string[], tail: readonly string[], kind: ElementKind): boolean => {
  const said = tail.filter((word) => !isFiller(word) || RESTRICTING.has(word));
  if (said.length === 0) return true;
  if (asked.length === 1 && LOOKING_UP.has(asked[0] ?? "")) return !tail.some((word) => RESTRICTING.has(word));
  if (kind === "editable" || kind === "selectable") return isFieldTail(tail, said);
  return kind !== "checkable" && isActionTail(asked, tail, said);
};

/** Compares the name a person wrote with the name that an element has. `kind`: what the step needs of the element. */
export const additionOf = (wanted: string, name: string, kind: ElementKind): Addition => {
  const [asked, said] = [telling(wanted), telling(name)];
  if (asked.length === 0 || said.length === 0 || asked.join("") === said.join("")) return "none";
  if (isSynonym(wanted, name)) return "harmless";
  const at = startOf(said, asked);
  if (at < 0) return "narrowing";
  const lead = said.slice(0, at).filter((word) => !isFiller(word));
  if (lead.length > 0) return "narrowing";
  return isHarmlessTail(asked, said.slice(at + asked.length), kind) ? "harmless" : "narrowing";
};
