import { briefText, precedes, type Root } from "./walk";

const HEADINGS = "h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]";
const WATCHED = { subtree: true, childList: true, attributes: true, attributeFilter: ["role"] };

interface Seen {
  readonly headings: readonly Element[];
  readonly observer: MutationObserver;
}
const seen = new WeakMap<Root, Seen>();

/** The headings of a root: searched again only when it changed since, for the search is most of what a proof on a large page costs. */
const headingsIn = (root: Root): readonly Element[] => {
  const known = seen.get(root);
  if (known && known.observer.takeRecords().length === 0) return known.headings;
  known?.observer.disconnect();
  const headings = [...root.querySelectorAll(HEADINGS)];
  const observer = new MutationObserver(() => {
    observer.disconnect();
    seen.delete(root);
  });
  observer.observe(root, WATCHED);
  seen.set(root, { headings, observer });
  return headings;
};

/** The nearest heading that stands before the element. */
export const headingBefore = (element: Element): string => {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return "";
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
