import { boundsOf, isShown } from "./dom";
import { nextMutation } from "./mutation";
import { allElements } from "./walk";

/** What is smaller shows no part of the page. */
const SMALLEST_PX = 80;
const MOST = 6;
/** What a page draws for a scroll, it draws soon. */
const DRAWN_MS = 120;

const hasMore = (element: Element): boolean => element.scrollHeight > element.clientHeight + 1;

const scrollsItself = (element: Element): boolean =>
  hasMore(element) &&
  element.clientHeight >= SMALLEST_PX &&
  ["auto", "scroll"].includes(getComputedStyle(element).overflowY) &&
  isShown(element, { visibilityProperty: true });

const areaOf = (element: Element): number => {
  const { width, height } = boundsOf(element);
  return width * height;
};

/** What can be scrolled on this page: the page itself, and its largest lists. */
const scrollers = (): readonly Element[] => {
  const page = document.scrollingElement;
  const parts = allElements()
    .filter((element) => element !== page && scrollsItself(element))
    .sort((a, b) => areaOf(b) - areaOf(a))
    .slice(0, MOST);
  return [...(page && hasMore(page) ? [page] : []), ...parts];
};

const before = new Map<Element, number>();

const back = (): boolean => {
  const moved = [...before].filter(([element, top]) => element.scrollTop !== top);
  for (const [element, top] of moved) element.scrollTop = top;
  before.clear();
  return moved.length > 0;
};

/** Scrolls everything to its first screen or on by nearly one and waits for what is drawn then, or back to where it was; answers whether anything moved. */
export const reveal = async (to: "first" | "next" | "before"): Promise<boolean> => {
  if (to === "before") return back();
  if (to === "first") before.clear();
  let moved = false;
  for (const element of scrollers()) {
    const top = element.scrollTop;
    if (!before.has(element)) before.set(element, top);
    // What is looked for may stand above: a part that was scrolled is looked at from its beginning.
    element.scrollTop = to === "first" && top > 0 ? 0 : top + Math.max(1, Math.floor(element.clientHeight * 0.8));
    moved ||= element.scrollTop !== top;
  }
  if (moved) await nextMutation(DRAWN_MS);
  return moved;
};
