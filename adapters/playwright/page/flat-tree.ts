import { attributeOf, firstChild, isElement, isShown, localName, nextSibling, shadowRoot } from "./dom";
import { parentOf } from "./walk";

/**
 * Reads of the DOM over the flat tree: open shadow roots instead of their host's children, slotted nodes instead of slots.
 */
export interface FlatTree {
  /** Local name: `button`, `svg`; lower case for all of HTML. */
  tag(element: Element): string;
  /** The attribute's value, or null. */
  attribute(element: Element, name: string): string | null;
  /** What the element is laid out in: its slot, its parent, or the host of its shadow root. */
  parent(element: Element): Element | null;
  /** Visits the children in order until `visit` answers false. */
  each(element: Element, visit: (child: Node) => boolean): void;
  /** First child element with that tag, in the light tree. */
  childOf(element: Element, tag: string): Element | null;
  /** The first `cap` characters of a text node, without copying the rest. */
  data(text: Text, cap: number): string;
  /** Whether anything below or at it is laid out, and visible: the engine's own answer. */
  shown(element: Element): boolean;
}

/** Creates the reads; cheap, no cache. */
export const createFlatTree = (): FlatTree => {
  const eachChild = (parent: Node, visit: (child: Node) => boolean): void => {
    for (let child = firstChild(parent); child; child = nextSibling(child)) if (!visit(child)) return;
  };
  return {
    tag: localName,
    attribute: attributeOf,
    parent: parentOf,
    each: (element, visit) => {
      const shadow = shadowRoot(element);
      if (shadow) return eachChild(shadow, visit);
      const assigned = localName(element) === "slot" ? (element as HTMLSlotElement).assignedNodes() : [];
      if (assigned.length === 0) return eachChild(element, visit);
      for (const node of assigned) if (!visit(node)) return;
    },
    childOf: (element, wanted) => {
      for (let child = firstChild(element); child; child = nextSibling(child)) {
        if (isElement(child) && localName(child) === wanted) return child;
      }
      return null;
    },
    data: (text, cap) => (text.length > cap ? text.substringData(0, cap) : text.data),
    shown: (element) => isShown(element, { visibilityProperty: true }),
  };
};
