import { findAll, textOf } from "./dom";
import type { Place, Scribe } from "./scribe";

const RANGES: ReadonlySet<string> = new Set(["meter", "progressbar", "scrollbar", "slider", "spinbutton"]);
/** Elements looked at for the chosen options of an ARIA list box. */
const MAX_OPTIONS = 500;

/** The element and what it owns, descendants included, that fits. */
const below = (scribe: Scribe, element: Element, fits: (candidate: Element) => boolean): readonly Element[] => {
  const found: Element[] = [];
  let left = MAX_OPTIONS;
  for (const part of [element, ...scribe.look.labels.byIds(element, "aria-owns")]) {
    if (part !== element && fits(part)) found.push(part);
    for (const candidate of findAll(part, "*")) {
      left -= 1;
      if (left < 0) return found;
      if (fits(candidate)) found.push(candidate);
    }
  }
  return found;
};

/** What is chosen in a list box or combobox; null when it has no list. */
const chosenOptions = (scribe: Scribe, element: Element, role: string): readonly Element[] | null => {
  const { tree, roles } = scribe.look;
  if (tree.tag(element) === "select") {
    const { selectedOptions, options } = element as HTMLSelectElement;
    const chosen = selectedOptions.length > 0 ? [...selectedOptions] : [options[0]];
    return chosen.filter((option) => option !== undefined);
  }
  const isListbox = (candidate: Element): boolean => roles.role(candidate) === "listbox";
  const listbox = role === "listbox" ? element : below(scribe, element, isListbox)[0];
  if (!listbox) return null;
  const isChosen = (option: Element): boolean =>
    tree.attribute(option, "aria-selected")?.toLowerCase() === "true" && roles.role(option) === "option";
  return below(scribe, listbox, isChosen);
};

const fieldValue = (element: Element): string =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.value : textOf(element);

const writeChoice = (scribe: Scribe, element: Element, role: string, place: Place): void => {
  const chosen = chosenOptions(scribe, element, role);
  if (chosen === null || (chosen.length === 0 && element instanceof HTMLInputElement)) {
    // Without a list the value is what the combobox shows.
    scribe.writeText(fieldValue(element));
  }
  for (const option of chosen ?? []) {
    scribe.out.space();
    // A closed list is hidden, its chosen option is not.
    scribe.write(option, { via: "native", referenced: place.referenced, uncovered: true, depth: place.depth + 1 });
    scribe.out.space();
  }
};

/**
 * Adds the value of a control that stands inside the name of another element (step 2C); nothing when values are not wanted.
 * Answers whether the element is such a control: then nothing else of it belongs to the name.
 */
export const writeControlValue = (scribe: Scribe, element: Element, role: string, place: Place): boolean => {
  if (role === "menu") return true;
  const isField = role === "textbox" || role === "searchbox";
  const isChoice = role === "combobox" || role === "listbox";
  if (!isField && !isChoice && !RANGES.has(role)) return false;
  if (!scribe.values) return true;
  if (isField) scribe.writeText(fieldValue(element));
  else if (isChoice) writeChoice(scribe, element, role, place);
  else if (!scribe.writeAttribute(element, "aria-valuetext") && !scribe.writeAttribute(element, "aria-valuenow")) {
    const { value } = element as HTMLInputElement;
    scribe.writeText(value === undefined ? (scribe.look.tree.attribute(element, "value") ?? "") : String(value));
  }
  return true;
};
