import type { Place } from "#core/model/place";
import type { RawNode } from "#core/model/requirement";

export type TextNode = Extract<RawNode, { readonly kind: "text" }>;
export type MapEntry = Extract<RawNode, { readonly kind: "map" }>["entries"][number];

/** A line of a file with its number, from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The lines of a text, numbered on from `linesBefore`. */
export const linesOf = (source: string, linesBefore = 0): readonly Line[] =>
  source
    .split("\n")
    .map((text, index) => ({ text: text.endsWith("\r") ? text.slice(0, -1) : text, number: index + 1 + linesBefore }));

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= "0" && character <= "9";

/** Where the text of a list item starts (`1. x`, `2) x`, `- x`, `* x`, `• x`); undefined when the line is none. */
export const itemStart = (line: string): number | undefined => {
  let at = line.length - line.trimStart().length;
  const first = at;
  while (isDigit(line[at])) at += 1;
  const marked = at > first ? line[at] === "." || line[at] === ")" : ["-", "*", "•", "+"].includes(line[at] ?? "");
  if (!marked || (line[at + 1] !== undefined && (line[at + 1] ?? "").trim() !== "")) return undefined;
  at += 1;
  while (at < line.length && (line[at] ?? "").trim() === "") at += 1;
  return at;
};

export const placeAt = (file: string, line: Line, column: number): Place => ({
  file,
  line: line.number,
  column: column + 1,
});

/** A line's text from `start` on, as a node with its place. */
export const textNode = (file: string, line: Line, start: number): TextNode => ({
  kind: "text",
  text: line.text.slice(start).trim(),
  place: placeAt(file, line, start),
});

export const listEntry = (key: string, items: readonly RawNode[], place: Place): MapEntry => ({
  key: { text: key, place },
  value: { kind: "list", items, place },
});

export const textEntry = (key: string, value: TextNode): MapEntry => ({
  key: { text: key, place: value.place },
  value,
});
