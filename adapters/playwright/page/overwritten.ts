import { createNames } from "./accessible-name";
import { attributeOf, findAll, idOf, isConnected, isRoot, localName, rootOf } from "./dom";
import { fieldText, textBefore } from "./field-text";

interface Filled {
  readonly before: string;
  readonly isKept: (field: Element) => boolean;
}

/** The fields that were filled since anything else was done, each as it was left. */
const filled = new Map<Element, Filled>();

/** The field, or the one that a page which draws anew put in its place. */
const fieldNow = (field: Element): Element | undefined => {
  if (isConnected(field)) return field;
  const [id, name] = [idOf(field), attributeOf(field, "name")];
  const root = isRoot(rootOf(field)) ? (rootOf(field) as Document | ShadowRoot) : document;
  const selector = id !== "" ? `#${CSS.escape(id)}` : name ? `[name="${CSS.escape(name)}"]` : undefined;
  const [same, ...others] = selector === undefined ? [] : findAll(root, `${localName(field)}${selector}`);
  return others.length === 0 ? same : undefined;
};

/** The field holds nothing, or what it held before it was filled. */
const isPutBack = (field: Element, { before, isKept }: Filled): boolean => {
  const now = fieldNow(field);
  if (!now || isKept(now)) return false;
  const text = fieldText(now);
  return text === "" || text === before;
};

/** A field holds what it was given. What was put back while it was filled came of that, and is forgotten. */
export const noteFilled = (field: Element, isKept: (field: Element) => boolean): void => {
  for (const [other, how] of filled) if (isPutBack(other, how)) filled.delete(other);
  filled.set(field, { before: textBefore(field) ?? "", isKept });
};

/** The names of the fields that the page emptied, or put back to what they held, since they were filled; forgets all of them. */
export const overwrittenFields = (): readonly string[] => {
  const lost = [...filled].filter(([field, how]) => isPutBack(field, how)).map(([field]) => fieldNow(field));
  const names = createNames();
  return lost.flatMap((field) => (field ? [names.name(field) || names.labelText(field)] : []));
};

export const forgetFilled = (): void => filled.clear();
