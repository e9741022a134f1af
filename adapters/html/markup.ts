import { markupText } from "#core/model/markup";

/** Markup that is finished; only `html` makes it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly Markup[];

const isMarkup = (part: Part): part is Markup => typeof part === "object" && "markup" in part;

const textOf = (part: Part): string => {
  if (isMarkup(part)) return part.markup;
  if (typeof part === "object") return part.map(({ markup }) => markup).join("");
  return markupText(String(part));
};

/** Markup out of a template: what is put in is escaped, unless it is markup itself. Attributes must be quoted. */
export const html = (texts: TemplateStringsArray, ...parts: readonly Part[]): Markup => ({
  markup: texts.map((text, at) => (at === 0 ? text : textOf(parts[at - 1] ?? "") + text)).join(""),
});

/** No markup at all. */
export const nothing: Markup = { markup: "" };
