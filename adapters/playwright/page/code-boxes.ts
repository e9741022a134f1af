import { findAll, parentElement } from "./dom";

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
