/**
 * How many columns texts take on a terminal. Facts this rests on:
 * - Characters of East Asian scripts, full-width forms and most emoji take two columns; combining marks and joiners none.
 * - What a reader sees as one character (a grapheme) may be many code points: a flag, a family joined by U+200D, a letter with accents.
 *   It takes as much as its widest part, not their sum; cutting one in two leaves another character behind.
 * - U+FE0F makes a text symbol (❤) an emoji (❤️), two columns wide; half a flag is a letter, one column wide.
 * - Terminals differ in emoji newer than their own tables; then a line may be a column off, never the text itself.
 */
const WIDE =
  /[\u1100-\u115F\u2329\u232A\u2630-\u2637\u268A-\u268F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DF2}\u{1AFF0}-\u{1B2FF}\u{1D300}-\u{1D376}\u{1F200}-\u{1F265}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]/u;
/** Marks, joiners, controls, and the vowels and tails that a Hangul syllable swallows. */
const NO_WIDTH = /[\p{M}\p{Cf}\p{Cc}\u1160-\u11FF\uD7B0-\uD7FF]/u;
const FLAG_LETTER = /\p{Regional_Indicator}/u;
/** One column each, and nothing that joins with its neighbours: ASCII, Latin-1, frames, blocks, and the signs of a step's state. */
const PLAIN =
  /^[\x20-\x7E\u00A1-\u00A8\u00AA-\u00AC\u00AF-\u00FF\u2026\u2190-\u2193\u2500-\u259F\u25B8\u25CB\u25D0✓✗✚]*$/;
const graphemes = new Intl.Segmenter();
const EMOJI_STYLE = "\uFE0F";

const characterWidth = (character: string): number => {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) && !FLAG_LETTER.test(character) ? 2 : 1;
};

const graphemeWidth = (grapheme: string): number => {
  const characters = [...grapheme];
  const widest = Math.max(0, ...characters.map(characterWidth));
  const isFlag = characters.filter((each) => FLAG_LETTER.test(each)).length > 1;
  return widest > 0 && (isFlag || characters.includes(EMOJI_STYLE)) ? 2 : widest;
};

const graphemesOf = (text: string): readonly string[] => [...graphemes.segment(text)].map(({ segment }) => segment);

/** Columns of a terminal the text takes. */
export const widthOf = (text: string): number =>
  PLAIN.test(text) ? text.length : graphemesOf(text).reduce((sum, each) => sum + graphemeWidth(each), 0);

/** Cut to a width in columns, with an ellipsis; no character a reader sees is cut in two. */
export const cut = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  if (width <= 0) return "";
  if (PLAIN.test(text)) return `${text.slice(0, width - 1)}…`;
  let kept = "";
  let taken = 0;
  for (const grapheme of graphemesOf(text)) {
    taken += graphemeWidth(grapheme);
    if (taken > width - 1) break;
    kept += grapheme;
  }
  return `${kept}…`;
};

/** Padded with spaces to a width in columns: on the right, or on the left for what is aligned right. */
export const pad = (text: string, width: number, align?: "right"): string => {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "right" ? `${space}${text}` : `${text}${space}`;
};
