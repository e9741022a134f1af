import { findAll, isRoot, rootOf } from "./dom";
import { untilChanged } from "./until-changed";
import { briefText, precedes } from "./walk";

const HEADINGS = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]";

const headingsIn = untilChanged<readonly Element[]>((root) => [...findAll(root, HEADINGS)], ["role"]);

/** The nearest heading that stands before the element. */
export const headingBefore = (element: Element): string => {
  const root = rootOf(element);
  if (!isRoot(root)) return "";
  const headings = headingsIn(root);
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
