import type { Change, Redesign } from "./redesign";

const LISTS =
  "ul,ol,tbody,nav,menu,dl,form,fieldset,.row,[role=list],[role=menu],[role=tablist],[role=toolbar],[role=rowgroup],[role=menubar]";

const movable = (parent: Element): Element[] =>
  [...parent.children].filter((child) => !child.matches("script,style,template,br,hr"));

/** The children take the places of the parent's children in another order. */
const reorder = (parent: Element, order: readonly Element[]): void => {
  for (const child of order) parent.append(child);
};

const listsOf = ({ all }: Redesign, least: number): Element[] =>
  all().filter((element) => element.matches(LISTS) && movable(element).length >= least);

/** Items of lists, menus, rows and forms change places. */
export const reorderItems: Change = (redesign) => {
  const { random, share } = redesign;
  for (const list of random.some(listsOf(redesign, 2), share)) {
    const items = movable(list);
    const way = random.below(4);
    if (way === 0) reorder(list, random.shuffled(items));
    else if (way === 1) reorder(list, [...items].reverse());
    else if (way === 2) reorder(list, [...items.slice(1), ...items.slice(0, 1)]);
    else {
      const at = random.below(items.length - 1);
      const [left, right] = [items[at], items[at + 1]];
      if (left && right) left.before(right);
    }
  }
};

/** Sections and columns change places. */
export const reorderSections: Change = ({ all, random, share }) => {
  const blocks = all().filter((element) => {
    const children = movable(element);
    return (
      children.length >= 2 &&
      children.length <= 12 &&
      children.filter((child) => child.querySelector("a,button,input,p,h1,h2,h3,h4")).length >= 2
    );
  });
  for (const block of random.some(blocks, share * 0.25)) {
    const children = movable(block);
    reorder(block, random.chance(0.5) ? random.shuffled(children) : [...children.slice(1), ...children.slice(0, 1)]);
  }
};

/** Columns of a table change places: the same move in every row. */
export const reorderColumns: Change = ({ all, random }) => {
  for (const table of all().filter((element) => element.tagName === "TABLE")) {
    const rows = [...table.querySelectorAll("tr")];
    const width = rows[0]?.children.length ?? 0;
    if (width < 3 || rows.some((row) => row.children.length !== width)) continue;
    const from = random.below(width);
    const to = random.below(width);
    for (const row of rows) {
      const [cell, target] = [row.children[from], row.children[to]];
      if (cell && target && cell !== target) target.before(cell);
    }
  }
};

/** Groups of controls move to another part of the page. */
export const moveElsewhere: Change = ({ all, random, share }) => {
  const places = all().filter((element) =>
    element.matches("nav,header,footer,aside,main,form,[role=toolbar],[role=navigation],.navbar,.card,.panel,.box"),
  );
  const things = all().filter(
    (element) =>
      element.matches("a[href],button,form,ul,select,input[type=search]") && !element.querySelector("main,nav nav"),
  );
  for (const thing of random.some(things, share * 0.06)) {
    const free = places.filter((place) => !place.contains(thing) && !thing.contains(place));
    const [first, ...others] = free;
    if (!first) continue;
    const place = random.pick([first, ...others]);
    if (random.chance(0.5)) place.prepend(thing);
    else place.append(thing);
  }
};

/** A landmark's content stands in another landmark. */
export const exchangeLandmarks: Change = ({ all, random }) => {
  const landmarks = all().filter((element) =>
    element.matches("nav,header,footer,aside,section,[role=navigation],[role=banner],[role=contentinfo]"),
  );
  const [one, other] = random.shuffled(landmarks);
  if (!one || !other || one.contains(other) || other.contains(one)) return;
  const [left, right] = [[...one.childNodes], [...other.childNodes]];
  one.append(...right);
  other.append(...left);
};
