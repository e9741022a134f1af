/** Markup that needs no further escaping. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | false | undefined | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

const render = (part: Part): string => {
  if (part === false || part === undefined) return "";
  if (typeof part === "string" || typeof part === "number") return escapeText(String(part));
  if ("markup" in part) return part.markup;
  return part.map((piece) => piece.markup).join("");
};

/** A tagged template that escapes every value but `Html`; `false` and `undefined` vanish. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  markup: texts.map((text, at) => text + (at < parts.length ? render(parts[at]) : "")).join(""),
});

/** Text that is known to be markup, such as a style sheet. */
export const trusted = (markup: string): Html => ({ markup });
