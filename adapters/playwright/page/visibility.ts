import { boundsOf, isElement } from "./dom";
import type { FlatTree } from "./flat-tree";
import { anyChild, createLayout, memo, type Rendering, textHasBox } from "./rendering";

/** Answers hold for one synchronous pass. */
export interface Visibility {
  /** How the element is rendered, given that what it stands in is. */
  rendering(element: Element): Rendering;
  /** Not exposed to assistive technology: not rendered, invisible, or in an `aria-hidden` part. */
  hidden(element: Element): boolean;
  /** `aria-hidden="true"` on the element itself. */
  ariaHidden(element: Element): boolean;
  /** Playwright's notion: a box that is not empty, not made invisible; `display: contents` by its children. */
  visible(element: Element): boolean;
  /** Whether the element's edges separate words: anything but inline. */
  separates(element: Element): boolean;
}

/** `display: contents` inside `display: contents` is followed so deep. */
const MAX_DEPTH = 200;

/** Whether the element or anything it stands in passes; walks up to the nearest known answer, without recursion. */
export const createWithin = (tree: FlatTree, test: (element: Element) => boolean): ((element: Element) => boolean) => {
  const known = new Map<Element, boolean>();
  return (element) => {
    const path: Element[] = [];
    let answer = false;
    for (let at: Element | null = element; at; at = tree.parent(at)) {
      const before = known.get(at);
      if (before === undefined) path.push(at);
      answer = before ?? test(at);
      if (answer || before !== undefined) break;
    }
    for (const at of path) known.set(at, answer);
    return answer;
  };
};

/** Creates the answers for one pass; they are cached. */
export const createVisibility = (tree: FlatTree): Visibility => {
  const { boxed, rendering, rendered } = createLayout(tree);
  const ariaHidden = (element: Element): boolean => tree.attribute(element, "aria-hidden")?.toLowerCase() === "true";
  const withinAriaHidden = createWithin(tree, ariaHidden);

  const visibleAt = (element: Element, depth: number): boolean => {
    if (boxed(element)) {
      const { width, height } = boundsOf(element);
      return width > 0 && height > 0;
    }
    if (depth > MAX_DEPTH || getComputedStyle(element).display !== "contents") return false;
    return anyChild(tree, element, (child) => (isElement(child) ? visibleAt(child, depth + 1) : textHasBox(child)));
  };
  return {
    rendering,
    ariaHidden,
    hidden: memo((element) => !rendered(element) || withinAriaHidden(element)),
    visible: memo((element) => visibleAt(element, 0)),
    separates: memo((element) => {
      if (tree.tag(element) === "br") return true;
      const { display } = getComputedStyle(element);
      return display !== "inline" && display !== "contents";
    }),
  };
};
