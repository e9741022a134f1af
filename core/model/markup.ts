import { printable } from "./printable";

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** U+FFFE, U+FFFF and their kin: XML forbids the first two, nobody needs the others. */
const isNoncharacter = (code: number): boolean => (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);

/**
 * The text on one line as HTML or XML, within an element or a quoted attribute: the five characters of markup become entities (`]]>`
 * with them), what is no character becomes U+FFFD, and what `printable` changes is changed.
 */
export const markupText = (text: string): string => {
  let safe = "";
  for (const character of printable(text))
    safe += ENTITIES[character] ?? (isNoncharacter(character.codePointAt(0) ?? 0) ? "\uFFFD" : character);
  return safe;
};

const PUNCTUATION = /[\\`*_{}[\]()#+\-.!|~@:$^=/]/g;

/** The text on one line as Markdown, in a paragraph or a cell of a table: nothing in it is markup, HTML or a link. */
export const markdownText = (text: string): string =>
  markupText(text)
    .split(/(&(?:amp|lt|gt|quot|#39);)/)
    .map((part, at) => (at % 2 === 1 ? part : part.replace(PUNCTUATION, "\\$&")))
    .join("");
