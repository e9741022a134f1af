import type { Names } from "./accessible-name";
import { createNames } from "./accessible-name";
import { boundsOf, childElements, closest, isShown, parentElement, tagName } from "./dom";
import { hasOwnText } from "./pool";
import { allElements, ancestorsOf, within } from "./walk";

/** Texts that could be seen when the mark was set. */
let seen: WeakSet<Element> | undefined;

/** What reports, explains or labels is no list. */
const REPORTS = "[aria-live]:not([aria-live=off]),[role=alert],[role=status],[role=tooltip],[role=log],label,legend";
/** A list that opens lies at its control, within so many pixels. */
const NEAR_PX = 100;
/** More new texts than this are another view of the page, not a list. */
const MAX_TEXTS = 1_500;

const isRead = (element: Element, names: Names): boolean =>
  names.visible(element) && isShown(element, { opacityProperty: true, visibilityProperty: true });

/** Remembers which texts can be seen now; those in `lists` count as new all the same. */
export const markShown = (lists: readonly Element[] = []): true => {
  const names = createNames({ pseudo: false });
  const isOld = (element: Element): boolean =>
    hasOwnText(element) && isRead(element, names) && !lists.some((list) => within(element, list));
  seen = new WeakSet(allElements().filter(isOld));
  return true;
};

/** A text in the element has appeared since the mark. */
export const hasAppeared = (element: Element): boolean => {
  const before = seen;
  return (
    before !== undefined &&
    allElements(element)
      .concat(element)
      .some((part) => hasOwnText(part) && !before.has(part))
  );
};

/** A text has appeared since the mark: it, or one inside it. */
const newTexts = (names: Names): readonly Element[] => {
  const before = seen;
  if (!before) return [];
  const texts: Element[] = [];
  for (const element of allElements()) {
    if (before.has(element) || !hasOwnText(element) || !isRead(element, names)) continue;
    if (!closest(element, REPORTS)) texts.push(element);
    if (texts.length > MAX_TEXTS) break;
  }
  return texts;
};

/** The greatest part around a text that does not hold the control. */
const partAround = (text: Element, around: ReadonlySet<Element>): readonly Element[] => {
  const chain = [text, ...ancestorsOf(text)];
  const end = chain.findIndex((element) => around.has(element) || tagName(element) === "BODY");
  return end < 0 ? chain : chain.slice(0, end);
};

const isLayer = (element: Element): boolean => ["fixed", "absolute"].includes(getComputedStyle(element).position);

const isAt = (texts: readonly Element[], control: Element): boolean => {
  const place = boundsOf(control);
  return texts.some((text) => {
    const box = boundsOf(text);
    const [dx, dy] = [
      Math.max(box.left - place.right, place.left - box.right, 0),
      Math.max(box.top - place.bottom, place.top - box.bottom, 0),
    ];
    return dx <= NEAR_PX && dy <= NEAR_PX;
  });
};

/**
 * What can be pressed of a list without roles: what has appeared at the control, or in a layer over the page, since the mark, and repeats.
 * One thing alone is its own item.
 */
export const appearedItems = (control: Element, names: Names): readonly Element[] => {
  const around = new Set([control, ...ancestorsOf(control)]);
  const parts = new Map<Element, { readonly texts: Element[]; readonly chains: (readonly Element[])[] }>();
  for (const text of newTexts(names)) {
    const chain = partAround(text, around);
    const top = chain.at(-1);
    if (!top) continue;
    const part = parts.get(top) ?? { texts: [], chains: [] };
    part.texts.push(text);
    part.chains.push(chain);
    parts.set(top, part);
  }
  const items = new Set<Element>();
  for (const { texts, chains } of parts.values()) {
    const layered = chains[0]?.some(isLayer) === true;
    if (!layered && !isAt(texts, control)) continue;
    for (const item of repeating(chains)) items.add(item);
  }
  return [...items];
};

const repeating = (chains: readonly (readonly Element[])[]): readonly Element[] => {
  const holding = new Set(chains.flat());
  const repeats = (element: Element): boolean => {
    const parent = parentElement(element);
    const like = tagName(element);
    return (
      parent !== null &&
      [...childElements(parent)].some((other) => other !== element && holding.has(other) && tagName(other) === like)
    );
  };
  const found = [...holding].filter(repeats);
  if (found.length > 0) return found;
  const [first = [], ...rest] = chains;
  const common = first.find((element) => rest.every((chain) => chain.includes(element)));
  return common ? [common] : [];
};
