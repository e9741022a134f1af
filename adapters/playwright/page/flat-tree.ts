/**
 * Reads of the DOM over the flat tree: open shadow roots instead of their host's children, slotted nodes instead of
 * slots. They go through the prototypes' own getters, because the fields of a form shadow its properties by name.
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

const getter = <T>(proto: object, key: string): ((node: Node) => T) => {
  const get = Object.getOwnPropertyDescriptor(proto, key)?.get;
  return (node) => (get ? get.call(node) : Reflect.get(node, key)) as T;
};

export const isElement = (node: Node): node is Element => node.nodeType === 1;
export const isText = (node: Node): node is Text => node.nodeType === 3 || node.nodeType === 4;

/** Creates the reads; cheap, no cache. */
export const createFlatTree = (): FlatTree => {
  const localName = getter<string>(Element.prototype, "localName");
  const parentNode = getter<Node | null>(Node.prototype, "parentNode");
  const firstChild = getter<ChildNode | null>(Node.prototype, "firstChild");
  const nextSibling = getter<ChildNode | null>(Node.prototype, "nextSibling");
  const shadowRoot = getter<ShadowRoot | null>(Element.prototype, "shadowRoot");
  const assignedSlot = getter<HTMLSlotElement | null>(Element.prototype, "assignedSlot");
  const { getAttribute, checkVisibility } = Element.prototype;

  const tag: (element: Element) => string = localName;
  const eachChild = (parent: Node, visit: (child: Node) => boolean): void => {
    for (let child = firstChild(parent); child; child = nextSibling(child)) if (!visit(child)) return;
  };
  return {
    tag,
    attribute: (element, name) => getAttribute.call(element, name),
    parent: (element) => {
      const slot = assignedSlot(element);
      if (slot) return slot;
      const parent = parentNode(element);
      if (!parent) return null;
      if (isElement(parent)) return parent;
      return parent instanceof ShadowRoot ? parent.host : null;
    },
    each: (element, visit) => {
      const shadow = shadowRoot(element);
      if (shadow) return eachChild(shadow, visit);
      const assigned = tag(element) === "slot" ? (element as HTMLSlotElement).assignedNodes() : [];
      if (assigned.length === 0) return eachChild(element, visit);
      for (const node of assigned) if (!visit(node)) return;
    },
    childOf: (element, wanted) => {
      for (let child = firstChild(element); child; child = nextSibling(child)) {
        if (isElement(child) && tag(child) === wanted) return child;
      }
      return null;
    },
    data: (text, cap) => (text.length > cap ? text.substringData(0, cap) : text.data),
    shown: (element) => checkVisibility.call(element, { visibilityProperty: true }),
  };
};
