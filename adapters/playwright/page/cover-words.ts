import { classesOf, idOf, tagName } from "./dom";
import { briefText, parentOf, within } from "./walk";

const MOST_TEXT = 40;

/** Short words for an element: `<div#banner.sheet>`. */
const tagWords = (element: Element): string => {
  const id = idOf(element) === "" ? "" : `#${idOf(element)}`;
  const first = classesOf(element).item(0);
  return `<${tagName(element).toLowerCase()}${id}${first ? `.${first}` : ""}>`;
};

const isPositioned = (element: Element): boolean => getComputedStyle(element).position !== "static";

/** The whole that lies over the element, where a part of it was hit: the outermost positioned one that does not hold the element too. */
const wholeOf = (hit: Element, element: Element): Element => {
  let whole = hit;
  for (let at = parentOf(hit); at && !within(element, at); at = parentOf(at)) if (isPositioned(at)) whole = at;
  return whole;
};

/** What lies over the element, by its tag and the beginning of its text: `<div#banner> "We use cookies"`. */
export const coverWords = (hit: Element, element: Element): string => {
  const whole = wholeOf(hit, element);
  const text = briefText(whole, MOST_TEXT + 1).replace(/\s+/gu, " ");
  const brief = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
  return brief === "" ? tagWords(whole) : `${tagWords(whole)} ${JSON.stringify(brief)}`;
};
