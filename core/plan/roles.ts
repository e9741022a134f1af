import type { ElementKind } from "../model/element";
import { STRONG_ROLE_WORDS, WEAK_ROLE_WORDS, WRITABLE_ROLES } from "../model/role-words";
import { matchPhrase, matchPhraseBefore, type PhraseBook, phraseBook } from "./phrases";
import type { Token } from "./tokens";

export interface RoleWord {
  readonly role: string;
  /** A word that is often a part of a name too. */
  readonly weak: boolean;
  /** How many tokens it takes. */
  readonly length: number;
}

type Entry = { readonly role: string; readonly weak: boolean };

const singular = (): (readonly [string, Entry])[] => [
  ...[...WRITABLE_ROLES].map((role): readonly [string, Entry] => [role, { role, weak: WEAK_ROLE_WORDS.has(role) }]),
  ...[...WEAK_ROLE_WORDS].map(([word, role]): readonly [string, Entry] => [word, { role, weak: true }]),
  ...[...STRONG_ROLE_WORDS].map(([word, role]): readonly [string, Entry] => [word, { role, weak: false }]),
];

const pluralOf = (phrase: string): string => {
  if (phrase.endsWith("x") || phrase.endsWith("ch")) return `${phrase}es`;
  return phrase.endsWith("y") ? `${phrase.slice(0, -1)}ies` : `${phrase}s`;
};

/** A noun that only points at what follows it: `the element "X"`, `the item "X"`. */
const NEUTRAL = new Set([
  "element",
  "item",
  "product",
  "entry",
  "result",
  "category",
  "suggestion",
  "control",
  "word",
  "phrase",
  "string",
  "component",
  "widget",
  "value",
  "tile",
  "titled",
  "file",
  "user",
  "folder",
  "name",
  "tag",
  "chip",
  "contact",
  "category",
]);

const dedupe = (pairs: readonly (readonly [string, Entry])[]): Map<string, Entry> => new Map(pairs);

const WORDS: PhraseBook<Entry> = phraseBook(dedupe(singular()));
const PLURALS: PhraseBook<Entry> = phraseBook(
  dedupe(singular().flatMap(([phrase, entry]) => [[phrase, entry] as const, [pluralOf(phrase), entry] as const])),
);

const found = (match: { readonly value: Entry; readonly length: number } | undefined): RoleWord | undefined =>
  match && { ...match.value, length: match.length };

/** The role word that the tokens start with. */
export const roleAt = (tokens: readonly Token[], at = 0): RoleWord | undefined => found(matchPhrase(WORDS, tokens, at));

/** The role word that the tokens end with; `plural` takes `rows` for `row`. */
export const roleAtEnd = (tokens: readonly Token[], plural = false): RoleWord | undefined =>
  found(matchPhraseBefore(plural ? PLURALS : WORDS, tokens, tokens.length, 2));

/** Is it a noun without a meaning of its own next to a quoted name? */
export const isNeutralNoun = (token: Token | undefined): boolean => token !== undefined && NEUTRAL.has(token.lower);

const EDITABLE = new Set(["textbox", "searchbox", "spinbutton", "combobox", "slider"]);
const SELECTABLE = new Set(["combobox", "listbox", "textbox", "menu", "list"]);
const NOT_CLICKED = new Set([
  "table",
  "grid",
  "list",
  "form",
  "region",
  "banner",
  "paragraph",
  "menu",
  "contentinfo",
  "group",
  "toolbar",
  "navigation",
  "complementary",
  "article",
  "main",
  "status",
]);

/** Can an element of this role be what the action wants? Else the word belongs to the name (`fill Alt text`). */
export const fitsKind = (role: string, kind: ElementKind): boolean => {
  switch (kind) {
    case "editable":
      return EDITABLE.has(role);
    case "selectable":
      return SELECTABLE.has(role);
    case "clickable":
      return !NOT_CLICKED.has(role);
    case "checkable":
      return role === "checkbox" || role === "radio" || role === "switch" || role === "option" || role === "textbox";
    case "focusable":
    case "any":
      return true;
  }
};

/** The role an action really means by a word: the `Country menu` one selects from is a combobox, the box one checks a checkbox. */
export const roleForKind = (role: string, kind: ElementKind): string => {
  if (kind === "selectable" && (role === "menu" || role === "list" || role === "textbox")) return "combobox";
  if (kind === "checkable" && role === "textbox") return "checkbox";
  return role;
};
