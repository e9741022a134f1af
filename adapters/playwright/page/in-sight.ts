import { type Clipping, createClipping, type Region } from "./clipping";
import { boundsOf, hasAttribute, isElement, isOpaque, isText, parentElement, walkerOver } from "./dom";
import type { FlatTree } from "./flat-tree";
import { isBehind, topModal } from "./modal";
import { memo } from "./rendering";
import { createWithin } from "./visibility";
import { elementAt, within } from "./walk";

/** What a person sees or can scroll to. Valid for one synchronous pass. */
export interface Sight {
  /** The element, by its box. */
  inSight(element: Element): boolean;
  /** Some of the words of the element, by their own boxes. */
  wordsInSight(element: Element): boolean;
}

/** What is narrower than this shows nothing, unless it is all there is of the element. */
const LEAST_PX = 2;
const ENOUGH = 0.9;
/** Texts of one element that are looked at. */
const MOST_TEXTS = 60;
const MAX_DEPTH = 8;

const lengths = ({ left, top, right, bottom }: Region): readonly [number, number] => [right - left, bottom - top];

/** What is left is enough to be seen; a box of one pixel is there for machines. */
const isEnough = (part: Region, whole: Region): boolean => {
  const [seen, own] = [lengths(part), lengths(whole)];
  const shows = (axis: 0 | 1): boolean => seen[axis] >= LEAST_PX || seen[axis] >= own[axis] * ENOUGH;
  return shows(0) && shows(1) && (seen[0] >= LEAST_PX || seen[1] >= LEAST_PX);
};

/** What a press in the middle hits is the element: nothing cuts it off. */
const isHit = (element: Element, { left, top, width, height }: DOMRect): boolean => {
  if (width < LEAST_PX || height < LEAST_PX) return false;
  const [x, y] = [left + width / 2, top + height / 2];
  if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return false;
  const hit = elementAt(x, y);
  return hit !== null && within(hit, element);
};

/** A side that is turned away from the person: the back of a card that flips. */
const isTurnedAway = (element: Element): boolean => {
  let depth = 0;
  for (let at: Element | null = element; at && depth < MAX_DEPTH; at = parentElement(at), depth++) {
    const style = getComputedStyle(at);
    if (style.backfaceVisibility !== "hidden") continue;
    let turn = new DOMMatrix(style.transform === "none" ? "" : style.transform);
    for (let outer = parentElement(at); outer; outer = parentElement(outer)) {
      const { transformStyle, transform } = getComputedStyle(outer);
      if (transformStyle !== "preserve-3d") break;
      if (transform !== "none") turn = new DOMMatrix(transform).multiply(turn);
    }
    if (turn.m33 < 0) return true;
  }
  return false;
};

const textBox = (text: Node): DOMRect => {
  const range = new Range();
  range.selectNodeContents(text);
  return range.getBoundingClientRect();
};

const hasArea = ({ width, height }: DOMRect): boolean => width > 0 && height > 0;

/** Creates the answers for one pass; `boxed`: laid out and not made invisible. */
export const createSight = (tree: FlatTree, boxed: (element: Element) => boolean): Sight => {
  const withinInert = createWithin(tree, (element) => hasAttribute(element, "inert"));
  let clipping: Clipping | undefined;
  let modal: { readonly top: Element | undefined } | undefined;
  /** What a dialog lies over is inert or cannot be scrolled for as long as the dialog is open, and is seen all the same. */
  const isUnderDialog = (element: Element): boolean => {
    modal ??= { top: topModal() };
    return isBehind(element, modal.top);
  };
  const isLeft = (region: DOMRect, position: string, holder: Element | null, element: Element): boolean => {
    clipping ??= createClipping();
    const part = clipping.part(region, position, holder, isUnderDialog(element));
    return part !== undefined && isEnough(part, region);
  };
  const isPainted = (element: Element): boolean =>
    boxed(element) && isOpaque(element) && (!withinInert(element) || isUnderDialog(element));

  const wordsInSight = (element: Element): boolean => {
    const walker = walkerOver(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), seen = 0; node && seen < MOST_TEXTS; node = walker.nextNode()) {
      const holder = parentElement(node);
      if (!holder || (node.nodeValue ?? "").trim() === "") continue;
      seen++;
      const box = textBox(node);
      if (hasArea(box) && isPainted(holder) && isLeft(box, "static", holder, holder) && !isTurnedAway(holder))
        return true;
    }
    return false;
  };
  const byBox = (element: Element): boolean => {
    const box = boundsOf(element);
    if (!hasArea(box)) return overflowing(element);
    if (!isPainted(element)) return false;
    if (isHit(element, box)) return true;
    clipping ??= createClipping();
    const { position, clippedAway } = clipping.frame(element);
    return !clippedAway && isLeft(box, position, tree.parent(element), element) && !isTurnedAway(element);
  };
  /** A box without room whose own words are drawn beside it. */
  const overflowing = (element: Element): boolean => {
    let found = false;
    tree.each(element, (child) => {
      found = isText(child) && wordsInSight(element);
      return !found;
    });
    return found;
  };
  const byChildren = (element: Element): boolean => {
    let found = false;
    tree.each(element, (child) => {
      found = isElement(child) ? inSight(child) : isText(child) && hasArea(textBox(child)) && wordsInSight(element);
      return !found;
    });
    return found;
  };
  const inSight = memo<boolean>((element) => {
    if (boxed(element)) return byBox(element);
    return getComputedStyle(element).display === "contents" && byChildren(element);
  });
  return { inSight, wordsInSight };
};
