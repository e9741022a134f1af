import { boundsOf, boxesOf, isText, matches, parentElement, walkerOver } from "./dom";
import { controlBetween, isWrapperOf } from "./own-control";
import { isOwnShell } from "./own-shell";
import { elementAt, within } from "./walk";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a press reaches the element now, or what lies over it everywhere; `lid` is null where the element is out of view. */
export type PressPoint = { readonly point: Point } | { readonly lid: Element | null };

/** Texts and points that are tried before an element counts as covered. */
const MOST_TEXTS = 12;
const MOST_NODES = 200;
const SHARES = [0.5, 0.25, 0.75, 0.08, 0.92] as const;
/** Of what is full of controls the padding is left, so many pixels from its edge. */
const EDGE = 4;

/** A press on `hit` is one on the element: not on a control inside it, not on anything else that lies over it. */
export const presses = (hit: Element, element: Element): boolean => {
  if (!within(hit, element)) return isOwnShell(hit, element);
  const control = controlBetween(hit, element);
  return control === undefined || isWrapperOf(element, control);
};

/** The part of a box that lies in the viewport; undefined when nothing of it does. */
const inView = (rect: DOMRect): DOMRect | undefined => {
  const left = Math.max(rect.left, 0);
  const top = Math.max(rect.top, 0);
  const right = Math.min(rect.right, innerWidth);
  const bottom = Math.min(rect.bottom, innerHeight);
  return right - left > 0.5 && bottom - top > 0.5 ? new DOMRect(left, top, right - left, bottom - top) : undefined;
};

const middle = ({ left, top, width, height }: DOMRect): Point => ({ x: left + width / 2, y: top + height / 2 });

/** The boxes of the element's own words; those of a control inside it are not its own. */
const ownTextBoxes = (element: Element): readonly DOMRect[] => {
  const walker = walkerOver(element, NodeFilter.SHOW_TEXT);
  const boxes: DOMRect[] = [];
  for (let seen = 0, node = walker.nextNode(); node && seen < MOST_NODES; seen++, node = walker.nextNode()) {
    if (!isText(node) || (node.nodeValue ?? "").trim() === "") continue;
    const parent = parentElement(node);
    if (parent && parent !== element && controlBetween(parent, element)) continue;
    const range = new Range();
    range.selectNodeContents(node);
    boxes.push(...range.getClientRects());
    if (boxes.length >= MOST_TEXTS) break;
  }
  return boxes;
};

const points = function* (element: Element): Generator<Point> {
  const boxes = [...boxesOf(element)].slice(0, MOST_TEXTS).flatMap((box) => inView(box) ?? []);
  yield* boxes.map(middle);
  yield* ownTextBoxes(element)
    .flatMap((box) => inView(box) ?? [])
    .map(middle);
  const [first] = boxes;
  if (!first) return;
  const across = [...SHARES.map((share) => first.left + first.width * share), first.left + EDGE, first.right - EDGE];
  const down = [...SHARES.map((share) => first.top + first.height * share), first.top + EDGE, first.bottom - EDGE];
  for (const y of down) for (const x of across) yield { x, y };
};

/** Looks for a point of the element that hits the element itself: its middle, its own words, then a grid over it. */
export const pressPoint = (element: Element): PressPoint => {
  let lid: Element | null = null;
  for (const point of points(element)) {
    const hit = elementAt(point.x, point.y);
    if (hit && presses(hit, element)) return { point };
    lid ??= hit;
  }
  return { lid };
};

/** The element has a box in the viewport. */
export const isInView = (element: Element): boolean => inView(boundsOf(element)) !== undefined;

/** What takes a press at the point is a frame. */
export const isFrameAt = (x: number, y: number): boolean => {
  const hit = elementAt(x, y);
  return hit !== null && matches(hit, "iframe,frame,object,embed");
};
