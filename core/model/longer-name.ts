import {
  ADDRESSED,
  AGREEING,
  CODED,
  COMPOUNDS,
  COUNTED,
  DOING,
  ENTERING,
  EXTRA_CONSENT,
  FIELD_HEADS,
  KEEPING,
  KEPT_THINGS,
  LEADING,
  LOOKING_UP,
  MOVING,
  OF_SEARCH,
  OPENED,
  OPENING,
  POINTING,
  RESTRICTING,
  STEPS,
  TRAILING,
  TURNING,
  UNITS,
  WINDOWS,
} from "./added-words";
import type { ElementKind } from "./element";
import { isSynonym } from "./same-meaning";
import { isDestructive, normaliseText, words } from "./words";

/**
 * What the words that an element's name has beyond the asked one do to its meaning: `none`: it is the same name; `harmless`: it means the same
 * (`Save changes` for `Save`, `Email address` for `Email`); `narrowing`: it is another thing (`Cancel subscription` for `Cancel`,
 * `Log in with Google` for `Log in`, `Company name` for `Name`).
 */
export type Addition = "none" | "harmless" | "narrowing";

type Words = readonly string[];

/** Longer tails say something of their own. */
const MAX_TAIL = 3;

const EXAMPLE =
  /^\s*(?:e\.?\s?g\b|i\.?e\b|ex\b|example\b|for example\b|like\b|such as\b|z\.?\s?b\b|p\.\s?ex\b)|@|:\/\//iu;

/** A placeholder that shows an example of a value names nothing. */
export const isExample = (placeholder: string): boolean => EXAMPLE.test(placeholder);

const ASIDE = /[([{][^()[\]{}]*[)\]}]/gu;
const AMOUNT = /\p{Sc}\s?\d[\d.,]*|\d[\d.,]*\s?\p{Sc}/gu;
const SHORTCUT = /(?:\b(?:ctrl|cmd|command|alt|option|shift|meta)\s?[+-]\s?|[⌘⌥⇧⌃^]\s?)+(?:\w+|\p{L})\s*$/iu;

/** The words of a name without asides in brackets, amounts of money and keyboard shortcuts; signs between words are read as words. */
const telling = (text: string): Words =>
  words(
    normaliseText(text)
      .replace(ASIDE, " ")
      .replace(AMOUNT, " ")
      .replace(SHORTCUT, " ")
      .replaceAll("&", " and ")
      .replace(/\s*\/\s*/gu, " or "),
  );

const startOf = (haystack: Words, needle: Words): number => {
  for (let at = 0; at + needle.length <= haystack.length; at++)
    if (needle.every((word, index) => haystack[at + index] === word)) return at;
  return -1;
};

const isNumber = (word: string): boolean => /^\d+$/u.test(word);
const isField = (kind: ElementKind): boolean => kind === "editable" || kind === "selectable";

/** Words before the asked ones only point at it, or say what a field or a menu is there for. */
const isHarmlessLead = (asked: Words, lead: Words, kind: ElementKind): boolean => {
  const said = lead.filter((word) => !POINTING.has(word));
  if (said.length === 0) return true;
  if (isField(kind)) return said.length === 1 && ENTERING.has(said[0] ?? "");
  if (said.every((word) => LEADING.has(word))) return true;
  return said.length === 1 && OPENING.has(said[0] ?? "") && OPENED.has(asked.join(" "));
};

const isFieldTail = (asked: Words, tail: Words): boolean => {
  if (tail[0] === "or") return true;
  if (tail[0] === "in") return tail.length === 2 && UNITS.has(tail[1] ?? "");
  const [last = ""] = asked.slice(-1);
  return tail.every((word) => {
    if (word === "address") return ADDRESSED.has(last);
    if (word === "code" || word === "id") return !CODED.has(last);
    return FIELD_HEADS.has(word) || TRAILING.has(word);
  });
};

const isLookUpTail = (tail: Words, kind: ElementKind): boolean =>
  isField(kind)
    ? !tail.some((word) => ["and", "replace", "without", "not", "except"].includes(word))
    : tail[0] === "for" && tail.length <= MAX_TAIL && !tail.slice(1).some((word) => RESTRICTING.has(word));

/** `Continue to payment`, `Back to results`, `Next page`. */
const isWay = (asked: Words, tail: Words): boolean => {
  const [first, ...rest] = tail;
  if (!MOVING.has(asked.join(" "))) return false;
  if (first === "to") return tail.length <= MAX_TAIL && !rest.some((word) => RESTRICTING.has(word) || word === "top");
  return rest.length === 0 && STEPS.has(first ?? "");
};

/** A verb and the one thing that it is done to. */
const isObject = (verb: string, said: Words): boolean => {
  const [thing = "", ...more] = said;
  if (more.length > 0 || !DOING.has(verb) || TURNING.has(thing) || RESTRICTING.has(thing) || isNumber(thing))
    return false;
  // `Open issues` are issues that are open, `Start page` is a page, `Save pending` is no thing.
  if (verb === "open" && thing.endsWith("s")) return false;
  if (LOOKING_UP.has(verb) && OF_SEARCH.has(thing)) return false;
  if (KEPT_THINGS.has(thing)) return KEEPING.has(verb);
  return thing !== "page" && !/(?:ed|ing)$/u.test(thing);
};

const isActionTail = (asked: Words, tail: Words): boolean => {
  const said = tail.filter((word) => !POINTING.has(word));
  const name = asked.join(" ");
  if (/^(?:log|sign) in$/u.test(name) && tail[0] === "to") return tail.length <= MAX_TAIL;
  if (name === "close" && said.length === 1 && WINDOWS.has(said[0] ?? "")) return true;
  if (isWay(asked, tail)) return true;
  if (said.every((word) => TRAILING.has(word)) && !(name === "start" && said.includes("page"))) return true;
  return !isDestructive(name) && tail.length <= MAX_TAIL && isObject(asked.at(-1) ?? "", said);
};

/** `I agree to the terms`, `Remember me on this device`, `Stay signed in for 30 days`. */
const isCheckTail = (asked: Words, tail: Words): boolean => {
  if (tail.every((word) => TRAILING.has(word))) return true;
  if (tail.some((word) => EXTRA_CONSENT.has(word))) return false;
  if (asked.some((word) => AGREEING.has(word))) return true;
  const text = tail.join(" ");
  return /^(?:on|in) this \S+$|^for \d+ \S+$/u.test(text);
};

const isHarmlessTail = (asked: Words, tail: Words, kind: ElementKind): boolean => {
  if (tail.every((word) => POINTING.has(word))) return true;
  const compounds = COMPOUNDS[asked.join(" ")] ?? COMPOUNDS[asked.at(-1) ?? ""] ?? [];
  if (compounds.includes(tail.join(" "))) return true;
  if (LOOKING_UP.has(asked.join(" ")) && isLookUpTail(tail, kind)) return true;
  if (isField(kind)) return isFieldTail(asked, tail);
  if (isNumber(tail[0] ?? "") && tail.slice(1).every((word) => COUNTED.has(word))) return kind !== "checkable";
  return kind === "checkable" ? isCheckTail(asked, tail) : isActionTail(asked, tail);
};

/** Compares the name a person wrote with the name that an element has. `kind`: what the step needs of the element. */
export const additionOf = (wanted: string, name: string, kind: ElementKind): Addition => {
  const [asked, said] = [telling(wanted), telling(name)];
  if (asked.length === 0 || said.length === 0 || asked.join("") === said.join("")) return "none";
  const at = startOf(said, asked);
  if (at < 0) return isSynonym(wanted, name) ? "harmless" : "narrowing";
  if (!isHarmlessLead(asked, said.slice(0, at), kind)) return "narrowing";
  // `Next: Payment` says where it leads.
  if (at === 0 && MOVING.has(asked.join(" ")) && /^\s*\S+\s*:/u.test(name)) return "harmless";
  return isHarmlessTail(asked, said.slice(at + asked.length), kind) ? "harmless" : "narrowing";
};
