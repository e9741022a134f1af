const REPLACEMENT = "\uFFFD";

/** White space that would break a line or a column. */
const isSpacing = (code: number): boolean =>
  code === 0x09 || code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;

const isControl = (code: number): boolean => code < 0x20 || (code >= 0x7f && code <= 0x9f);

/** Characters that turn the direction of what stands round them. */
const isBidi = (code: number): boolean =>
  code === 0x061c ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x206f);

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** What is not harmless, as one question to a whole text: most texts hold none of it. */
const HARMFUL = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\u206A-\u206F]/u;

const isHarmless = (code: number): boolean =>
  !isSpacing(code) && !isControl(code) && !isBidi(code) && !isSurrogate(code);

/**
 * The text on one line and safe for a terminal: line breaks and tabs become spaces; control (C0, DEL, C1) and bidi
 * characters and halves of pairs become U+FFFD. Printable text comes back as it is.
 */
export const printable = (text: string): string => {
  if (!HARMFUL.test(text)) return text;
  let safe = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    safe += isHarmless(code) ? character : isSpacing(code) ? " " : REPLACEMENT;
  }
  return safe;
};

/** The value as JSON on one line, safe for a terminal and without loss: what `printable` would change is escaped. Undefined becomes `null`. */
export const printableJson = (value: unknown): string => {
  const json = JSON.stringify(value) ?? "null";
  if (!HARMFUL.test(json)) return json;
  let safe = "";
  for (const character of json) {
    const code = character.codePointAt(0) ?? 0;
    safe += isHarmless(code) ? character : `\\u${code.toString(16).padStart(4, "0")}`;
  }
  return safe;
};
