import type { ElementQuery, ScopeQuery } from "./element";
import { roleOfWord, STRONG_ROLE_WORDS } from "./role-words";

const STRONG_ROLES = new Set(STRONG_ROLE_WORDS.values());

const RESERVED = new Set(
  (
    "the a an this that it same first second third fourth fifth sixth seventh eighth ninth tenth last in inside within on of " +
    "under from to with into as for by at near next beside above below after before exactly frame selector is are be not " +
    "contains shows has and then or until when if named called labeled labelled titled containing no any all there"
  ).split(" "),
);

/** A text in double quotes, so that the sentence grammar reads exactly that text back. */
export const quoteText = (text: string): string =>
  `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\t", "\\t")}"`;

const isPlainCharacter = (character: string): boolean =>
  character === " " ||
  character === "-" ||
  character === "_" ||
  character.toLowerCase() !== character.toUpperCase() ||
  (character >= "0" && character <= "9");

const isPlain = (name: string): boolean => {
  if (name === "" || name !== name.trim() || name.includes("  ")) return false;
  for (const character of name) if (!isPlainCharacter(character)) return false;
  const words = name.toLowerCase().split(" ");
  return words.every(
    (word) =>
      !RESERVED.has(word) && !roleOfWord(word) && !(word.charAt(0) >= "0" && word.charAt(0) <= "9") && word !== "-",
  );
};

/** A name as it can stand in a sentence: bare where nothing else can be read from it, else quoted. */
const nameText = (name: string): string => (isPlain(name) ? name : quoteText(name));

const suffixOf = (count: number): string => {
  if (count % 100 >= 11 && count % 100 <= 13) return "th";
  return ["th", "st", "nd", "rd"][count % 10] ?? "th";
};

const ordinalText = (nth: number): string => {
  if (nth === -1) return "last";
  const count = Math.abs(nth);
  return `${count}${suffixOf(count)}${nth < 0 ? "-last" : ""}`;
};

const scopeText = (scope: ScopeQuery): string =>
  [
    scope.nth === undefined ? undefined : ordinalText(scope.nth),
    scope.role,
    scope.name === "" ? undefined : nameText(scope.name),
  ]
    .filter((part) => part !== undefined)
    .join(" ");

/**
 * A query in words: `New button within row Users`, `2nd Delete button`, `last row`.
 * Queries that mean different elements never share a text (the kind, which the action implies, is left out);
 * the sentence grammar reads the text back as the same query.
 */
export const describeQuery = (query: ElementQuery): string => {
  const parts: string[] = [];
  if (query.exact) parts.push("exactly");
  if (query.nth !== undefined) parts.push(ordinalText(query.nth));
  if (query.selector !== undefined) parts.push(`selector ${quoteText(query.selector)}`);
  const plainly = query.role === undefined || STRONG_ROLES.has(query.role);
  if (query.name !== "") parts.push(plainly ? nameText(query.name) : quoteText(query.name));
  if (query.role !== undefined) parts.push(query.role);
  if (query.within) parts.push(`within ${scopeText(query.within)}`);
  if (query.near !== undefined) parts.push(`near ${quoteText(query.near)}`);
  if (query.frame !== undefined) parts.push(`in frame ${quoteText(query.frame)}`);
  return parts.join(" ");
};
