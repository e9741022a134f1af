import { attributeOf, byId, findAll, isRoot, rootOf } from "./dom";
import type { FlatTree } from "./flat-tree";
import { untilChanged } from "./until-changed";

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

type LabelIndex = ReadonlyMap<Element, readonly HTMLLabelElement[]>;

// `element.labels` walks the whole tree for each element; one walk over the labels serves all.
const indexIn = untilChanged<LabelIndex>(
  (root) => {
    const index = new Map<Element, HTMLLabelElement[]>();
    for (const label of findAll(root, "label")) {
      const control = label instanceof HTMLLabelElement ? label.control : null;
      if (!control || !(label instanceof HTMLLabelElement)) continue;
      const others = index.get(control);
      if (others) others.push(label);
      else index.set(control, [label]);
    }
    return index;
  },
  ["for", "id", "type"],
);

/** The `<label>`s of an element, in document order. */
export const labelsOf = (element: Element): readonly HTMLLabelElement[] => {
  const root = rootOf(element);
  return isRoot(root) ? (indexIn(root).get(element) ?? []) : [];
};

/** The labelled controls of a root and their labels. */
export const labelledIn = indexIn;

/** What an attribute with ids points to, within the element's own document or shadow root. */
export const byIds = (element: Element, attribute: string): readonly Element[] => {
  const written = attributeOf(element, attribute);
  if (!written) return NONE;
  const ids = written.split(/[\t\n\f\r ]+/, MAX_IDS).filter((id) => id !== "");
  const root = rootOf(element);
  if (!(root instanceof Document || root instanceof DocumentFragment)) return NONE;
  return [...new Set(ids.flatMap((id) => byId(root, id) ?? []))];
};

/** Creates the look-ups for one pass. */
export const createLabels = (tree: FlatTree): Labels => ({
  byIds,
  labelsOf,
  references: (element) => {
    const ids = tree.attribute(element, "aria-labelledby");
    if (ids === null) return NONE;
    // An empty attribute is how references set from script show themselves.
    if (ids === "") return element.ariaLabelledByElements ?? NONE;
    return byIds(element, "aria-labelledby");
  },
});
