import {
  assignedSlot,
  contains,
  findAll,
  firstChild,
  hitIn,
  isElement,
  isFollowedBy,
  isRoot,
  isText,
  nextSibling,
  parentElement,
  parentNode,
  type Root,
  rootOf,
  shadowRoot,
  walkerOver,
} from "./dom";
import { isInlineTag } from "./inline-tags";

/** Hard cap on the elements one look reads: what lies beyond is told, never passed over in silence. */
export const MAX_ELEMENTS = 210_000;

/** All elements of the document and its open shadow roots; a shadow tree follows its host. */
export const allElements = (start: Root | Element = document): Element[] => {
  const elements: Element[] = [];
  const visit = (root: Root | Element): void => {
    const found = findAll(root, "*");
    for (let at = 0; at < found.length && elements.length < MAX_ELEMENTS; at++) {
      const element = found[at];
      if (!element) continue;
      elements.push(element);
      const shadow = shadowRoot(element);
      if (shadow) visit(shadow);
    }
  };
  const shadow = isRoot(start) ? null : shadowRoot(start);
  if (shadow) visit(shadow);
  visit(start);
  return elements;
};

/** All open roots, the document first. */
export const allRoots = (elements: readonly Element[]): Root[] => {
  const roots: Root[] = [document];
  for (const element of elements) {
    const shadow = shadowRoot(element);
    if (shadow) roots.push(shadow);
  }
  return roots;
};

/** The parent as the user sees it: the slot's host for slotted elements, the host for a shadow root's children. */
export const parentOf = (element: Element): Element | null => {
  const slot = assignedSlot(element);
  if (slot) return slot;
  const parent = parentNode(element);
  if (!parent) return null;
  if (isElement(parent)) return parent;
  return parent instanceof ShadowRoot ? parent.host : null;
};

/** Ancestors, nearest first. */
export const ancestorsOf = (element: Element, limit = 60): Element[] => {
  const ancestors: Element[] = [];
  for (let at = parentOf(element); at && ancestors.length < limit; at = parentOf(at)) ancestors.push(at);
  return ancestors;
};

/** `inner` is `outer` or stands inside it, through shadow roots and slots. */
export const within = (inner: Element, outer: Element): boolean => {
  for (let at: Element | null = inner; at; at = parentOf(at)) if (at === outer) return true;
  return false;
};

/** What a click at the point reaches, through open shadow roots. */
export const elementAt = (x: number, y: number): Element | null => {
  let hit = hitIn(document, x, y);
  for (let shadow = hit && shadowRoot(hit); shadow; shadow = hit && shadowRoot(hit)) {
    const inner = hitIn(shadow, x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
};

/** `a` comes before `b` in the document, shadow trees at their host's place. */
export const precedes = (a: Element, b: Element): boolean => {
  if (rootOf(a) === rootOf(b)) return isFollowedBy(a, b);
  const chain = (element: Element): Element[] => {
    const hosts = [element];
    for (let root = rootOf(element); root instanceof ShadowRoot; root = rootOf(root.host)) hosts.unshift(root.host);
    return hosts;
  };
  const [left, right] = [chain(a), chain(b)];
  for (let depth = 0; ; depth++) {
    const [x, y] = [left[depth], right[depth]];
    if (!x || !y) return x === undefined;
    if (x !== y) return isFollowedBy(x, y);
  }
};

/** Fewer than this are sorted one by one; for more the whole document is walked once. */
const FEW = 40;

/** In document order, shadow trees at their host's place. Comparing two siblings costs as much as there are between them. */
export const inOrder = <T>(items: readonly T[], elementOf: (item: T) => Element, all: readonly Element[]): T[] => {
  if (items.length < FEW) return [...items].sort((a, b) => (precedes(elementOf(a), elementOf(b)) ? -1 : 1));
  const wanted = new Set(items.map(elementOf));
  const places = new Map<Element, number>();
  for (const element of all) if (wanted.has(element)) places.set(element, places.size);
  const placeOf = (item: T): number => places.get(elementOf(item)) ?? places.size;
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
};

const isUnread = (element: Element): boolean =>
  element instanceof HTMLScriptElement || element instanceof HTMLStyleElement;

/** Nothing but markup inside a line is between two texts, by the tags. */
const goesOn = (before: Node | undefined, after: Node): boolean => {
  if (!before) return false;
  for (const [from, other] of [
    [before, after],
    [after, before],
  ] as const)
    for (let at = parentElement(from); at && !contains(at, other); at = parentElement(at))
      if (!isInlineTag(at)) return false;
  return true;
};

/** The first words inside an element, read only as far as the cap: a table of 10,000 cells costs no more than a label. */
export const briefText = (element: Element, cap = 200): string => {
  const first = firstChild(element);
  if (!first) return "";
  // Most elements hold one text and nothing else.
  if (isText(first) && !nextSibling(first) && !isUnread(element)) return (first.nodeValue ?? "").slice(0, cap).trim();
  const walker = walkerOver(element, NodeFilter.SHOW_TEXT);
  let text = "";
  let last: Node | undefined;
  let touches = false;
  for (let node = walker.nextNode(); node && text.length < cap; node = walker.nextNode()) {
    const parent = parentElement(node);
    if (parent && isUnread(parent)) continue;
    const whole = (node.nodeValue ?? "").slice(0, cap);
    const piece = whole.trim();
    if (piece !== "")
      text += text === "" || (touches && !/^\s/u.test(whole) && goesOn(last, node)) ? piece : ` ${piece}`;
    if (whole !== "") [last, touches] = [node, !/\s$/u.test(whole)];
  }
  return text.slice(0, cap);
};
