import {
  attributeOf,
  bodyOf,
  childElements,
  classesOf,
  closest,
  documentElement,
  findAll,
  isFollowedBy,
  matches,
  tagName,
  textOf,
} from "./dom";
import { memo } from "./rendering";
import { ancestorsOf, within } from "./walk";

/**
 * What belongs to a thing that is named on the page. The bound is the structure that repeats: a card, row, item, section or question ends
 * where the next one of its kind begins, whatever its tags and roles are; a heading owns what follows it up to the next one of its level.
 */

const CONTROLS =
  "a[href],button,input,select,textarea,option,[role=button],[role=link],[role=checkbox],[role=radio],[role=switch]";
const CELLS = "td,th,[role=cell],[role=gridcell],[role=rowheader],[role=columnheader]";
const HEADINGS = "h1,h2,h3,h4,h5,h6,[role=heading]";
/** They name what follows as a heading does, below every heading. */
const LEADS = "legend,caption,dt,summary,figcaption";
/** Parts of a page that no heading of the content owns. */
const APART = "nav,footer,header,aside,[role=navigation],[role=banner],[role=contentinfo]";
const DEEPEST = 7;

const isPageRoot = (element: Element): boolean => element === bodyOf() || element === documentElement();

/** 1 is the highest; undefined for what is no heading. */
const levelOf = (element: Element): number | undefined => {
  if (matches(element, LEADS)) return DEEPEST;
  if (!matches(element, HEADINGS)) return undefined;
  const asked = Number(attributeOf(element, "aria-level"));
  return asked > 0 ? asked : Number(/^H([1-6])$/u.exec(tagName(element))?.[1] ?? 2);
};

const shapeOf = (element: Element): string =>
  `${tagName(element)}|${attributeOf(element, "role") ?? ""}|${classesOf(element).item(0) ?? ""}`;

/** Text outside of controls: what labels a thing. */
const hasOwnLabel = memo<boolean>((element) => {
  const all = textOf(element).replace(/\s+/gu, "");
  if (all === "") return false;
  let inControls = 0;
  for (const control of findAll(element, CONTROLS))
    if (!closest(control, CONTROLS) || closest(control, CONTROLS) === control)
      inControls += textOf(control).replace(/\s+/gu, "").length;
  return all.length > inControls;
});

/** Siblings of the same shape that hold a label of their own. */
const peersOf = (element: Element): readonly Element[] => {
  const parent = ancestorsOf(element, 1)[0];
  if (!parent) return [];
  const shape = shapeOf(element);
  return [...childElements(parent)].filter(
    (other) => other !== element && shapeOf(other) === shape && textOf(other).trim() !== "",
  );
};

const isRepeated = (element: Element): boolean => peersOf(element).length > 0;

/** Cells of a row are parts of one thing: marked so, or columns of a parent that repeats itself. */
const isCell = (element: Element): boolean => {
  if (matches(element, CELLS)) return true;
  const parent = ancestorsOf(element, 1)[0];
  if (!parent || isPageRoot(parent) || !isRepeated(parent)) return false;
  const columns = childElements(parent).length;
  return peersOf(parent).some((peer) => childElements(peer).length === columns && shapeOf(peer) === shapeOf(parent));
};

/** One of several things of its kind: card, row, item, section. */
const isItem = (element: Element): boolean => !isPageRoot(element) && isRepeated(element) && !isCell(element);

const before = (a: Element, b: Element): boolean => isFollowedBy(a, b);

/** Another thing of the named one's kind begins between it and the element. */
const isCutOff = (anchor: Element, element: Element, common: Element): boolean => {
  const level = levelOf(anchor);
  const shape = shapeOf(anchor);
  const begins = (other: Element): boolean => {
    if (other === anchor || within(anchor, other) || within(other, anchor)) return false;
    if (within(element, other) && !matches(other, HEADINGS)) return false;
    const theirs = levelOf(other);
    if (theirs !== undefined && theirs <= (level ?? DEEPEST)) return true;
    return level === undefined && shapeOf(other) === shape && textOf(other).trim() !== "" && !isCell(other);
  };
  for (const other of findAll(common, `${HEADINGS},${LEADS},${tagName(anchor).toLowerCase()}`))
    if (before(anchor, other) && before(other, element) && begins(other)) return true;
  return false;
};

/** The only heading, or thing of its shape, in that part of the page. */
const isOnlyOfItsKind = (anchor: Element, common: Element): boolean => {
  const level = levelOf(anchor);
  const selector = level === undefined ? tagName(anchor).toLowerCase() : `${HEADINGS},${LEADS}`;
  return [...findAll(common, selector)].every(
    (other) =>
      other === anchor ||
      within(other, anchor) ||
      (level === undefined ? shapeOf(other) !== shapeOf(anchor) : (levelOf(other) ?? DEEPEST) > level),
  );
};

const branchAt = (element: Element, common: Element): Element => {
  let branch = element;
  for (const ancestor of ancestorsOf(element)) {
    if (ancestor === common) return branch;
    branch = ancestor;
  }
  return branch;
};

const commonOf = (a: Element, b: Element): Element | undefined => {
  const around = new Set([a, ...ancestorsOf(a)]);
  return [b, ...ancestorsOf(b)].find((element) => around.has(element));
};

/** How far up the part that belongs to the anchor is left on the way to an ancestor: at the first item of several. */
const leavesItem = (anchor: Element, branch: Element, common: Element): boolean => {
  for (const at of [anchor, ...ancestorsOf(anchor)]) {
    if (at === branch || at === common) return false;
    if (isItem(at)) return true;
  }
  return false;
};

/**
 * How many levels up from the anchor the part of the page lies that holds both it and the element; undefined where the element does not belong
 * to what the anchor names.
 */
export const ownedDistance = (anchor: Element, element: Element): number | undefined => {
  if (anchor === element) return undefined;
  const common = commonOf(anchor, element);
  if (!common) return undefined;
  const levels = common === anchor ? 0 : ancestorsOf(anchor).indexOf(common) + 1;
  if (common === anchor || common === element) return levels;
  const [branch, other] = [branchAt(anchor, common), branchAt(element, common)];
  if (leavesItem(anchor, branch, common)) return undefined;
  const cells = isCell(branch) || isCell(other);
  if (!cells && shapeOf(branch) === shapeOf(other) && hasOwnLabel(other)) return undefined;
  if (isPageRoot(common)) {
    const leads = before(anchor, element) && (branch === anchor || levelOf(anchor) !== undefined);
    if (!leads || matches(other, APART)) return undefined;
  } else if (cells || isItem(common)) return levels;
  const apart = before(anchor, element) ? isCutOff(anchor, element, common) : !isOnlyOfItsKind(anchor, common);
  return apart ? undefined : levels;
};

/** The row, card or item that the anchor stands in; itself where it stands in none. */
export const itemOf = (anchor: Element): Element => {
  const chain = [anchor, ...ancestorsOf(anchor)];
  return chain.find((at) => matches(at, "tr,li,[role=row],[role=listitem],[role=option]") || isItem(at)) ?? anchor;
};
