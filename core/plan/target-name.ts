import type { ElementKind } from "../model/element";
import { type Parsed, done, refuse } from "./problem";
import { fitsKind, isNeutralNoun, type RoleWord, roleAt, roleAtEnd, roleForKind } from "./roles";
import { type Token, textOf } from "./tokens";

export interface NamedRole {
  readonly name: string;
  readonly role?: string;
}

const NAMING = new Set([
  "named",
  "called",
  "labeled",
  "labelled",
  "titled",
  "saying",
  "reading",
  "containing",
  "says",
  "with",
  "that",
  "which",
  "whose",
  "marked",
  "for",
]);
const NAMING_TAIL = new Set([
  "the",
  "a",
  "text",
  "label",
  "name",
  "title",
  "placeholder",
  "caption",
  "says",
  "reads",
  "contains",
  "containing",
  "is",
  "value",
  "has",
  "of",
]);

const startsUpper = (text: string): boolean => text.charAt(0) !== text.charAt(0).toLowerCase();
const written = (role: string, kind: ElementKind): string => roleForKind(role, kind);

/** Drops `named`, `with the text`, `that says` before a quoted name. */
const afterNaming = (tokens: readonly Token[]): readonly Token[] => {
  const last = tokens.at(-1);
  if (!last?.quoted || tokens.length < 2 || !NAMING.has(tokens[0]?.lower ?? "")) return tokens;
  const between = tokens.slice(1, -1);
  return between.every((token) => NAMING_TAIL.has(token.lower)) ? [last] : tokens;
};

const isSearchWord = (token: Token | undefined): boolean => token?.lower === "search";

const trailing = (tokens: readonly Token[], kind: ElementKind): RoleWord | undefined => {
  const role = roleAtEnd(tokens);
  if (!role) return undefined;
  const before = tokens.slice(0, tokens.length - role.length);
  const beside = before.at(-1)?.quoted === true;
  const box = role.role === "textbox" && before.length > 0 && (kind === "editable" || isSearchWord(before.at(-1)));
  const text = role.role === "text" && kind === "any" && before.length > 0;
  const chosen = (kind === "selectable" || (kind === "checkable" && role.role === "textbox")) && before.length > 0;
  if (role.weak && !beside && !box && !text && !chosen) return undefined;
  return beside || fitsKind(role.role, kind) ? role : undefined;
};

const LEADS_NAME = new Set([
  "button",
  "link",
  "tab",
  "checkbox",
  "radio",
  "row",
  "dialog",
  "heading",
  "textbox",
  "combobox",
  "option",
  "menuitem",
  "listitem",
  "cell",
  "alert",
]);
const NOT_A_NAME = new Set(["of", "for", "to", "from", "and", "or", "on", "off", "in", "by", "&", "is", "as"]);

const leading = (tokens: readonly Token[], kind: ElementKind, initial: boolean): RoleWord | undefined => {
  const role = roleAt(tokens);
  const first = tokens[0];
  const next = role && tokens[role.length];
  if (!role || !first || !next) return undefined;
  if (next.quoted || NAMING.has(next.lower)) return tokens.at(-1)?.quoted ? role : undefined;
  if (NOT_A_NAME.has(next.lower) || !fitsKind(role.role, kind)) return undefined;
  const lowerCase = !startsUpper(first.text) || (initial && startsUpper(next.text));
  if (!lowerCase) return undefined;
  return startsUpper(next.text) || (!role.weak && LEADS_NAME.has(role.role)) ? role : undefined;
};

/** A target that is nothing but a role word: `the button`, `the dialog` mean any of that role; `Menu`, `Search box` are names. */
const wholeRole = (
  source: string,
  tokens: readonly Token[],
  article: boolean,
  kind: ElementKind,
): NamedRole | undefined => {
  const role = roleAtEnd(tokens);
  if (!role || role.length !== tokens.length) return undefined;
  const lowerCase = tokens.every((token) => !startsUpper(token.text));
  const generic = role.weak
    ? article && (kind !== "clickable" || role.role === "dialog") && role.role !== "text"
    : lowerCase;
  return generic && fitsKind(role.role, kind)
    ? { name: "", role: written(role.role, kind) }
    : { name: textOf(source, tokens) };
};

/** `error message`, `success notification`: an announcement without a text of its own. */
const announcement = (tokens: readonly Token[]): NamedRole | undefined => {
  const kinds = new Set(["error", "success", "warning", "confirmation", "validation", "alert", "info"]);
  const nouns = new Set(["message", "notification", "toast", "alert", "banner"]);
  const [first, second] = tokens;
  return tokens.length === 2 && kinds.has(first?.lower ?? "") && nouns.has(second?.lower ?? "")
    ? { name: "", role: "alert" }
    : undefined;
};

const ADJECTIVES = new Set([
  "error",
  "success",
  "warning",
  "confirmation",
  "validation",
  "following",
  "menu",
  "search",
  "navigation",
  "text",
  "file",
  "list",
  "value",
  "nav",
]);

const onlyName = (source: string, tokens: readonly Token[]): Parsed<string> => {
  const named = afterNaming(tokens);
  const [first] = named;
  const last = named.at(-1);
  if (named.length === 2 && first && last) {
    if (last.quoted && isNeutralNoun(first)) return done(last.text);
    if (first.quoted && isNeutralNoun(last)) return done(first.text);
  }
  if (named.length === 2 && last?.quoted && first && ADJECTIVES.has(first.lower)) return done(last.text);
  if (named.length > 1 && isNeutralNoun(first) && last?.quoted) {
    const rest = afterNaming(named.slice(1));
    if (rest.length === 1) return done(last.text);
  }
  const quotedCount = named.filter((token) => token.quoted && !token.text.startsWith("${")).length;
  if (quotedCount > 0 && named.length > 1) {
    const whole = textOf(source, named);
    return refuse(
      "mixed-name",
      `the words around the quoted name cannot be understood: ${whole}`,
      "put the whole name in quotes, and only a role word (button, link, field ...) beside it",
    );
  }
  return done(textOf(source, named));
};

const isSearchBox = (tokens: readonly Token[], role: RoleWord): boolean =>
  role.role === "textbox" && isSearchWord(tokens[tokens.length - role.length - 1]);

const SEARCH_BAR = new Set(["bar"]);

/**
 * Name and role of a target without article, ordinal and scope. A role word is taken off the end or the front where it cannot well be a
 * part of the name; `search box` and `search field` keep `search` as the name and get the role `searchbox`, a hint for either.
 */
export const parseNameAndRole = (
  source: string,
  tokens: readonly Token[],
  options: { readonly kind: ElementKind; readonly article: boolean; readonly initial: boolean },
): Parsed<NamedRole> => {
  const { kind } = options;
  const last = tokens.at(-1);
  if (last && SEARCH_BAR.has(last.lower) && isSearchWord(tokens.at(-2)) && kind !== "checkable")
    return done({ name: textOf(source, tokens.slice(0, -1)), role: "searchbox" });
  const special =
    (kind === "any" ? announcement(tokens) : undefined) ?? wholeRole(source, tokens, options.article, kind);
  if (special) return done(special);
  const end = trailing(tokens, kind);
  if (end) {
    const rest = tokens.slice(0, tokens.length - end.length);
    const name = onlyName(source, rest);
    if (!name.ok) return name;
    return done({ name: name.value, role: isSearchBox(tokens, end) ? "searchbox" : written(end.role, kind) });
  }
  const plain =
    ADJECTIVES.has(tokens[0]?.lower ?? "") && tokens.at(-1)?.quoted && roleAt(tokens, 1) ? tokens.slice(1) : tokens;
  const front = leading(plain, kind, options.initial);
  const name = onlyName(source, front ? plain.slice(front.length) : tokens);
  if (!name.ok) return name;
  return done(front ? { name: name.value, role: written(front.role, kind) } : { name: name.value });
};
