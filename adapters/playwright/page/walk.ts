/** A document or an open shadow root. */
export type Root = Document | ShadowRoot;

/** Hard cap on the elements one look reads: 200,000 elements still end in an answer. */
const MAX_ELEMENTS = 200_000;

/** All elements of the document and its open shadow roots; a shadow tree follows its host. */
export const allElements = (start: Root | Element = document): Element[] => {
  const elements: Element[] = [];
  const visit = (root: Root | Element): void => {
    for (const element of root.querySelectorAll("*")) {
      if (elements.length >= MAX_ELEMENTS) return;
      elements.push(element);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  if (start instanceof Element && start.shadowRoot) visit(start.shadowRoot);
  visit(start);
  return elements;
};

/** All open roots, the document first. */
export const allRoots = (elements: readonly Element[]): Root[] => {
  const roots: Root[] = [document];
  for (const element of elements) if (element.shadowRoot) roots.push(element.shadowRoot);
  return roots;
};

/** The parent as the user sees it: the slot's host for slotted elements, the host for a shadow root's children. */
export const parentOf = (element: Element): Element | null => {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
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
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
};

/** `a` comes before `b` in the document, shadow trees at their host's place. */
export const precedes = (a: Element, b: Element): boolean => {
  if (a.getRootNode() === b.getRootNode()) return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const chain = (element: Element): Element[] => {
    const hosts = [element];
    for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) hosts.unshift(root.host);
    return hosts;
  };
  const [left, right] = [chain(a), chain(b)];
  for (let depth = 0; ; depth++) {
    const [x, y] = [left[depth], right[depth]];
    if (!x || !y) return x === undefined;
    if (x !== y) return (x.compareDocumentPosition(y) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }
};
