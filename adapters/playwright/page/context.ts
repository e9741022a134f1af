import { bodyOf, classesOf, documentElement, findAll, idOf, isConnected, matches } from "./dom";
import { memo } from "./rendering";
import { ancestorsOf } from "./walk";

/** A part of the page with more controls than this is no group of things that belong together. */
const MAX_CONTROLS = 12;
const CONTROLS = "a[href],button,input:not([type=hidden]),select,textarea,[role=button]";

let last: WeakRef<Element> | undefined;

/** What was acted on last, when it still stands in the page. */
export const lastActedOn = (): Element | undefined => {
  const element = last?.deref();
  return element && isConnected(element) ? element : undefined;
};

/** The element was acted on: what is meant next stands near it more often than not. */
export const actedOn = (element: Element): void => {
  last = new WeakRef(element);
};

/**
 * How deep in the page the smallest group lies that holds both an element and what was acted on last; 0 when there is none, or when
 * that group is no group but a good part of the page. Answers hold for one synchronous pass.
 */
export const createNearness = (): ((element: Element) => number) => {
  const before = lastActedOn();
  if (!before) return () => 0;
  const around = new Set(ancestorsOf(before));
  const isGroup = memo<boolean>(
    (group) => group !== bodyOf() && group !== documentElement() && findAll(group, CONTROLS).length <= MAX_CONTROLS,
  );
  return (element) => {
    if (element === before) return 0;
    const chain = ancestorsOf(element);
    const at = chain.findIndex((ancestor) => around.has(ancestor));
    const group = chain[at];
    return group && isGroup(group) ? chain.length - at : 0;
  };
};

const ASIDE = new Set([
  "menu",
  "nav",
  "navbar",
  "navigation",
  "sidebar",
  "header",
  "footer",
  "breadcrumb",
  "breadcrumbs",
  "toolbar",
  "topbar",
]);

/** Stands in what surrounds the content: menus, headers, footers, side bars. */
export const isAside = (element: Element): boolean =>
  ancestorsOf(element).some(
    (ancestor) =>
      matches(
        ancestor,
        "nav,header,footer,aside,[role=navigation],[role=banner],[role=contentinfo],[role=complementary]",
      ) || [idOf(ancestor), ...classesOf(ancestor)].some((name) => ASIDE.has(name.toLowerCase())),
  );
