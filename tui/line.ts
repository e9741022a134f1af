import { printable } from "#core/model/printable";
import { cut, pad, widthOf } from "#core/model/text-width";

/** How a piece of text is meant; never the only sign of anything. */
export type Tone = "plain" | "dim" | "strong" | "good" | "bad" | "warn" | "info";

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** One row of the terminal. */
export type Line = readonly Span[];

/** A piece of a line; what comes from a page or a file is made safe here. */
export const span = (text: string, tone: Tone = "plain"): Span => ({ text: printable(text), tone });

/** A line of one piece. */
export const line = (text: string, tone: Tone = "plain"): Line => [span(text, tone)];

/** Columns the line takes. */
export const widthOfLine = (spans: Line): number => spans.reduce((sum, { text }) => sum + widthOf(text), 0);

/** The line cut to a width in columns. */
export const clip = (spans: Line, width: number): Line => {
  const kept: Span[] = [];
  let left = width;
  for (const each of spans) {
    if (left <= 0) break;
    const text = cut(each.text, left);
    kept.push({ ...each, text });
    left -= widthOf(text);
    if (text !== each.text) break;
  }
  return kept;
};

/** Two ends of one line of that width; the left one gives way. */
export const ends = (left: Line, right: Line, width: number): Line => {
  const room = width - widthOfLine(right) - 1;
  if (room < 8) return clip(left, width);
  const cutLeft = clip(left, room);
  return [...cutLeft, span(" ".repeat(width - widthOfLine(cutLeft) - widthOfLine(right))), ...right];
};

/** Text in a column of that width. */
export const cell = (text: string, width: number, tone: Tone = "plain", align?: "right"): Span =>
  span(pad(cut(printable(text), width), width, align), tone);

/** Pieces side by side while they clip, else on further lines. */
export const flow = (pieces: readonly Line[], width: number, indent = 1): readonly Line[] => {
  const lines: Line[] = [];
  const space = span(" ".repeat(indent));
  let current: Line = [space];
  for (const piece of pieces) {
    const wanted = widthOfLine(current) + widthOfLine(piece) + (current.length > 1 ? 2 : 0);
    if (wanted > width && current.length > 1) {
      lines.push(current);
      current = [space];
    }
    current = [...current, ...(current.length > 1 ? [span("  ")] : []), ...piece];
  }
  return [...lines, current].map((each) => clip(each, width));
};

/** A text over as many lines as it takes, for what must not be cut off. */
export const wrapped = (text: string, tone: Tone, indent: number, width: number): readonly Line[] => {
  const room = Math.max(10, width - indent);
  const lines: string[] = [];
  let rest = printable(text);
  while (widthOf(rest) > room) {
    const head = cut(rest, room + 1).slice(0, -1);
    const space = head.lastIndexOf(" ");
    const at = space > head.length / 2 ? space : Math.max(1, head.length);
    lines.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...lines, rest].map((each) => clip(line(`${" ".repeat(indent)}${each}`, tone), width));
};

const ASCII: Readonly<Record<string, string>> = {
  "✓": "+",
  "✗": "x",
  "✚": "*",
  "◐": "~",
  "○": ".",
  "▸": ">",
  "→": ">",
  "…": "~",
  "─": "-",
  "▓": "#",
  "░": ".",
  "·": "-",
  "↑": "^",
  "↓": "v",
  "▁": "_",
  "▂": "_",
  "▃": "-",
  "▄": "-",
  "▅": "=",
  "▆": "=",
  "▇": "#",
  "█": "#",
};

/** For terminals without unicode: as wide as before, and nothing but ASCII. */
export const asciiOnly = (text: string): string =>
  [...new Intl.Segmenter().segment(text)]
    .map(({ segment }) => (/^[\x20-\x7E]*$/.test(segment) ? segment : (ASCII[segment] ?? "?".repeat(widthOf(segment)))))
    .join("");
