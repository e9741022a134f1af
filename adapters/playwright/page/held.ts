/** Distinguishes this document's held elements from every other frame's. */
const nonce = crypto.getRandomValues(new Uint32Array(2)).join("");
const MAX_HELD = 512;
const held = new Map<string, WeakRef<Element>>();
const ids = new WeakMap<Element, string>();
let last = 0;

/** Keeps the element for a later action and answers its id; the oldest are forgotten past 512. */
export const hold = (element: Element): string => {
  const known = ids.get(element);
  if (known !== undefined && held.has(known)) return known;
  const id = `${nonce}-${++last}`;
  ids.set(element, id);
  held.set(id, new WeakRef(element));
  if (held.size > MAX_HELD)
    for (const oldest of held.keys()) {
      held.delete(oldest);
      break;
    }
  return id;
};

/** The held element, if it is still there. */
export const heldElement = (id: string): Element | undefined => held.get(id)?.deref();

/** Keeps the element under an id that the caller made. */
export const holdAs = (id: string, element: Element): void => {
  held.set(id, new WeakRef(element));
};
