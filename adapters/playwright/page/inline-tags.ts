import { localName } from "./dom";

/** Tags that mark up words inside a line unless a style sheet says otherwise; custom elements are inline, too. */
const INLINE: ReadonlySet<string> = new Set(
  (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span " +
    "strike strong sub sup time tt u var wbr"
  ).split(" "),
);

/** Its tag marks up words inside a line. */
export const isInlineTag = (element: Element): boolean => {
  const tag = localName(element);
  return INLINE.has(tag) || tag.includes("-");
};
