import { asciiOnly, type Line, type Tone } from "./line";

/** What the terminal can show. */
export interface Theme {
  readonly color: boolean;
  readonly unicode: boolean;
}

/** What turns a tone on and off again in the terminal. */
const PAINTS: Readonly<Record<Tone, readonly [on: string, off: string]>> = {
  plain: ["", ""],
  dim: ["\u001B[2m", "\u001B[22m"],
  strong: ["\u001B[1m", "\u001B[22m"],
  good: ["\u001B[32m", "\u001B[39m"],
  bad: ["\u001B[1;31m", "\u001B[22;39m"],
  warn: ["\u001B[33m", "\u001B[39m"],
  info: ["\u001B[36m", "\u001B[39m"],
};

/** The line as text, painted as the terminal allows. */
export const painted = (spans: Line, { color, unicode }: Theme): string =>
  spans
    .map(({ text, tone }) => {
      const shown = unicode ? text : asciiOnly(text);
      const [on, off] = PAINTS[tone];
      return color && shown.trim() !== "" ? `${on}${shown}${off}` : shown;
    })
    .join("");
