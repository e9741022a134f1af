import type { Names } from "./accessible-name";
import { briefText, precedes, type Root } from "./walk";

const HEADINGS = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]";
const headingsSeen = new WeakMap<Names, Map<Root, readonly Element[]>>();

/** The headings of a root, read once a pass. */
const headingsIn = (root: Root, names: Names): readonly Element[] => {
  const seen = headingsSeen.get(names) ?? new Map<Root, readonly Element[]>();
  headingsSeen.set(names, seen);
  const known = seen.get(root) ?? [...root.querySelectorAll(HEADINGS)];
  seen.set(root, known);
  return known;
};

/** The nearest heading that stands before the element. */
export const headingBefore = (element: Element, names: Names): string => {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return "";
  const headings = headingsIn(root, names);
  let [low, high] = [0, headings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const heading = headings[middle];
    if (heading && precedes(heading, element)) low = middle + 1;
    else high = middle;
  }
  const nearest = headings[low - 1];
  return nearest ? briefText(nearest, 80) : "";
};
