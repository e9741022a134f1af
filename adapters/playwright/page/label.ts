import type { FlatTree } from "./flat-tree";

/** Who labels an element. Answers hold for one synchronous pass. */
export interface Labels {
  /** Its `<label>` elements, in document order. */
  labelsOf(element: Element): readonly Element[];
  /** What its `aria-labelledby` points to, within its own document or shadow root. */
  references(element: Element): readonly Element[];
  /** What an attribute with ids points to, within the element's own document or shadow root. */
  byIds(element: Element, attribute: string): readonly Element[];
}

/** Ids of one attribute that are followed. */
const MAX_IDS = 50;
const NONE: readonly Element[] = [];

type LabelIndex = ReadonlyMap<Element, readonly Element[]>;

// `element.labels` walks the whole tree for each element; one walk over the labels serves all.
const indexLabels = (root: Node): LabelIndex => {
  const index = new Map<Element, Element[]>();
  if (!(root instanceof Document || root instanceof DocumentFragment || root instanceof Element)) return index;
  for (const label of root.querySelectorAll<HTMLLabelElement>("label")) {
    const control = label.control;
    if (!control) continue;
    const others = index.get(control);
    if (others) others.push(label);
    else index.set(control, [label]);
  }
  return index;
};

/** Creates the look-ups for one pass; labels are indexed once for each root. */
export const createLabels = (tree: FlatTree): Labels => {
  const indexes = new Map<Node, LabelIndex>();
  const { getRootNode } = Node.prototype;
  const rootOf = (element: Element): Node => getRootNode.call(element);

  const byIds = (element: Element, attribute: string): readonly Element[] => {
    const written = tree.attribute(element, attribute);
    if (!written) return NONE;
    const ids = written.split(/[\t\n\f\r ]+/, MAX_IDS).filter((id) => id !== "");
    const root = rootOf(element);
    if (!(root instanceof Document || root instanceof DocumentFragment)) return NONE;
    const found = new Set<Element>();
    for (const id of ids) {
      const target = root.getElementById(id);
      if (target) found.add(target);
    }
    return [...found];
  };

  return {
    byIds,
    labelsOf: (element) => {
      const root = rootOf(element);
      const index = indexes.get(root) ?? indexLabels(root);
      indexes.set(root, index);
      return index.get(element) ?? NONE;
    },
    references: (element) => {
      const ids = tree.attribute(element, "aria-labelledby");
      if (ids === null) return NONE;
      // An empty attribute is how references set from script show themselves.
      if (ids === "") return element.ariaLabelledByElements ?? NONE;
      return byIds(element, "aria-labelledby");
    },
  };
};
