import { attributeOf, closest, findAll, findFirst, parentElement, previousElement, textOf } from "./dom";
import { byIds } from "./label";
import { briefText } from "./walk";

/** Fewer boxes than these are no code. */
const FEWEST = 3;
const DEPTH = 5;

const isBox = (element: Element): element is HTMLInputElement =>
  element instanceof HTMLInputElement &&
  element.maxLength === 1 &&
  ["text", "tel", "password", "number"].includes(element.type);

/** The boxes for one character each that a code is spread over, in order, when the element is one of them. */
export const codeBoxes = (element: Element): readonly HTMLInputElement[] | undefined => {
  if (!isBox(element)) return undefined;
  let at = parentElement(element);
  for (let depth = 0; at && depth < DEPTH; depth++) {
    const boxes = [...findAll(at, "input")].filter(isBox);
    if (boxes.length >= FEWEST) return boxes;
    at = parentElement(at);
  }
  return undefined;
};

/** What the boxes hold from this one on. */
export const codeFrom = (element: Element): string | undefined => {
  const boxes = codeBoxes(element);
  if (!boxes || !isBox(element)) return undefined;
  return boxes
    .slice(boxes.indexOf(element))
    .map((box) => box.value)
    .join("");
};

const LEVELS = 3;

/** What the boxes of a code are called together: by their group, or by the text before them. Empty for all but the first box. */
export const codeLabel = (element: Element): string => {
  const boxes = codeBoxes(element);
  if (!boxes || boxes[0] !== element) return "";
  const group = closest(element, "[role=group],fieldset");
  const legend = group && findFirst(group, "legend");
  const called =
    group &&
    (attributeOf(group, "aria-label") ??
      (byIds(group, "aria-labelledby").map(textOf).join(" ") || (legend ? textOf(legend) : "")));
  if (called) return called.slice(0, 120);
  for (let at: Element | null = element, level = 0; at && level < LEVELS; at = parentElement(at), level++) {
    const before = previousElement(at);
    if (before && !findFirst(before, "input,select,textarea")) return briefText(before, 120);
  }
  return "";
};
