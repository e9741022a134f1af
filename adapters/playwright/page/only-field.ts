import type { Names } from "./accessible-name";
import { findAll, isRoot, rootOf } from "./dom";
import { isTextField } from "./pool";
import { isSeen } from "./proxy";
import { within } from "./walk";

const FIELDS = "input,textarea,[contenteditable],[role=textbox],[role=searchbox],[role=spinbutton]";

const isOther = (one: Element, other: Element): boolean => !within(one, other) && !within(other, one);

const isAlone = (element: Element, candidates: Iterable<Element>, names: Names): boolean => {
  for (const other of candidates)
    if (isOther(element, other) && isTextField(other) && isSeen(other, names)) return false;
  return true;
};

/** It takes text, and no other of these elements does. */
export const isOnlyField = (element: Element, elements: readonly Element[], names: Names): boolean =>
  isTextField(element) && isAlone(element, elements, names);

/** The same of the element's own document or shadow root, where a field that came since shows; cheap to read. */
export const isStillOnlyField = (element: Element, names: Names): boolean => {
  const roots = new Set([document, rootOf(element)]);
  return [...roots].every((root) => !isRoot(root) || isAlone(element, findAll(root, FIELDS), names));
};
