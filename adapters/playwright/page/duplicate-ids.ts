import { attributeOf, contains, findAll, idOf, isRoot, rootOf } from "./dom";
import { byIds, labelsOf } from "./label";
import { parentOf } from "./walk";

const MAX_CLIMB = 12;

const allWithId = (element: Element, id: string): readonly Element[] => {
  const root = rootOf(element);
  return isRoot(root) && id !== "" ? [...findAll(root, `#${CSS.escape(id)}`)] : [];
};

/** The one of the elements that stands nearest to `place`; undefined where two stand equally near. */
const nearestOf = (elements: readonly Element[], place: Element): Element | undefined => {
  for (let at: Element | null = place, level = 0; at && level < MAX_CLIMB; at = parentOf(at), level++) {
    const part = at;
    const inside = elements.filter((element) => element !== place && contains(part, element));
    if (inside.length > 0) return inside.length === 1 ? inside[0] : undefined;
  }
  return undefined;
};

const isLabelFor = (label: Element, id: string): label is HTMLLabelElement =>
  label instanceof HTMLLabelElement && attributeOf(label, "for") === id;

/**
 * Whether a reader takes the text as the label of the control. An engine takes the first element with an id; where an id is given twice a
 * reader takes the one that stands in the same part of the page.
 */
export const isLabelOf = (label: Element, control: Element): boolean => {
  const id = idOf(control);
  if (isLabelFor(label, id)) {
    const same = allWithId(control, id);
    return same.length < 2 || nearestOf(same, label) === control;
  }
  const name = idOf(label);
  if (name === "" || !(attributeOf(control, "aria-labelledby") ?? "").split(/\s+/u).includes(name)) return true;
  const same = allWithId(control, name);
  return same.length < 2 || nearestOf(same, control) === label;
};

/** The control that a reader takes the label for; undefined where it labels none or none for certain. */
export const labelledControl = (label: HTMLLabelElement): Element | undefined => {
  const { control } = label;
  if (!control || isLabelOf(label, control)) return control ?? undefined;
  return nearestOf(allWithId(label, idOf(control)), label);
};

/** The labels that a reader sees for a control whose label is attached by an id that occurs twice; undefined where no id does. */
export const labelsDespiteDuplicates = (control: Element): readonly Element[] | undefined => {
  const id = idOf(control);
  const references = (attributeOf(control, "aria-labelledby") ?? "").split(/\s+/u).filter((one) => one !== "");
  const named = references.map((one) => allWithId(control, one));
  if (named.some((same) => same.length > 1))
    return named.flatMap((same) => (same.length > 1 ? (nearestOf(same, control) ?? []) : same));
  if (references.length > 0 || id === "" || allWithId(control, id).length < 2) return undefined;
  const root = rootOf(control);
  const labels = isRoot(root) ? [...findAll(root, `label[for="${CSS.escape(id)}"]`)] : [];
  if (labels.length === 0 || byIds(control, "aria-labelledby").length > 0) return undefined;
  const own = labels.filter((label) => isLabelOf(label, control));
  return own.length > 0 ? own : labelsOf(control).filter((label) => contains(label, control));
};
