import type { Root } from "./dom";

/** What of a change makes what was read stale; new and removed elements always do. */
type Attributes = readonly string[];

/**
 * Reads a root once and remembers it until the root changes: what would be searched on the whole page for every proof costs
 * nothing on a page at rest.
 */
export const untilChanged = <T>(read: (root: Root) => T, attributes: Attributes): ((root: Root) => T) => {
  const watched = { subtree: true, childList: true, attributes: true, attributeFilter: [...attributes] };
  const known = new WeakMap<Root, { readonly value: T; readonly observer: MutationObserver }>();
  return (root) => {
    const before = known.get(root);
    if (before && before.observer.takeRecords().length === 0) return before.value;
    before?.observer.disconnect();
    const value = read(root);
    const observer = new MutationObserver(() => {
      observer.disconnect();
      known.delete(root);
    });
    observer.observe(root, watched);
    known.set(root, { value, observer });
    return value;
  };
};
