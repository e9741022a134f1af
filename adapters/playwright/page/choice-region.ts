import { createNames, type Names } from "./accessible-name";
import { attributeOf, closest, contains, findAll, isShown, matches, parentElement } from "./dom";
import { isPlaceholder } from "./label-region";
import { hasOwnText, ownText } from "./pool";
import { isHiddenList } from "./stand-in";
import { allElements, parentOf, within } from "./walk";

const FIELDS = "input:not([type=hidden]),select,textarea,[role=combobox],[role=listbox],[contenteditable=true]";
/** A part of the page that is not about one control alone. */
const WHOLES = "html,body,main,form,fieldset,dialog,[role=dialog],tr,table,section,article,ul,ol";
const MAX_DEPTH = 6;
const MAX_TEXTS = 400;

/** The greatest part of the page that is about this control alone: its widget, its chips, its label. */
export const regionOf = (
  control: Element,
  names: Names = createNames({ pseudo: false }),
  lists: readonly Element[] = [],
): Element => {
  let region = control;
  const isForeign = (field: Element): boolean =>
    !within(field, region) &&
    !contains(field, region) &&
    names.visible(field) &&
    !isHiddenList(field, names) &&
    !lists.some((list) => within(field, list) || within(list, field));
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const at = parentOf(region);
    if (!at || matches(at, WHOLES) || [...findAll(at, FIELDS)].some(isForeign)) break;
    region = at;
  }
  return region;
};

/** What a control and what is round it show. */
export interface Reading {
  /** Texts that can be seen, with the elements they stand in. */
  readonly texts: ReadonlyMap<Element, string>;
  /** Values of its fields. */
  readonly values: ReadonlyMap<Element, string>;
  /** Values that only the form sees, and labels chosen in hidden native lists. */
  readonly hidden: ReadonlyMap<Element, string>;
}

const isLabel = (element: Element): boolean => matches(element, "label,label *,legend");
const LIST = "[role=listbox],[role=menu],[role=tree],[role=tooltip],[aria-live]:not([aria-live=off])";

const inList = (element: Element, region: Element): boolean => {
  for (let at: Element | null = element; at && at !== region; at = parentElement(at))
    if (matches(at, LIST)) return true;
  return false;
};

/** Reads a region; what stands in `lists`, or is a list, is no part of what the control shows. */
export const read = (region: Element, lists: readonly Element[], names: Names): Reading => {
  const [texts, values, hidden] = [new Map<Element, string>(), new Map<Element, string>(), new Map<Element, string>()];
  for (const element of [region, ...allElements(region)].slice(0, MAX_TEXTS * 5)) {
    if (lists.some((list) => within(element, list))) continue;
    if (element instanceof HTMLSelectElement)
      hidden.set(element, [...element.selectedOptions].map((option) => option.label.trim()).join(", "));
    else if (element instanceof HTMLInputElement) {
      if (element.type === "hidden") hidden.set(element, element.value);
      else if (!["checkbox", "radio", "button", "submit"].includes(element.type))
        (names.visible(element) ? values : hidden).set(element, element.value);
    } else if (texts.size < MAX_TEXTS && hasOwnText(element) && !isLabel(element) && !inList(element, region)) {
      if (names.visible(element) && isShown(element, { opacityProperty: true, visibilityProperty: true }))
        texts.set(element, names.text(element) || ownText(element));
    }
  }
  return { texts, values, hidden };
};

/** What the control shows, in words. */
export const shownWords = (control: Element, region: Element, names: Names): string => {
  const { texts, values } = read(region, [], names);
  const inside = [...values, ...texts].filter(([element]) => within(element, control)).map(([, text]) => text);
  const around = [...values, ...texts].map(([, text]) => text);
  const words = (inside.some((text) => text !== "") ? inside : around).filter((text) => text !== "");
  return [...new Set(words)].join(", ").slice(0, 160) || (attributeOf(control, "placeholder") ?? "");
};

/** A button, or a picture of one, is no choice. */
const PARTS = "button,[role=button],[aria-hidden=true],svg";

/** What is chosen in a list whose own field is empty: the words round the field that neither label nor explain it. */
export const choiceBeside = (control: Element, names: Names): string => {
  const region = regionOf(control, names);
  const label = names.name(control);
  const { texts } = read(region, [], names);
  const shown = [...texts].filter(
    ([element, text]) => text !== label && text !== "" && !closest(element, PARTS) && !isHint(element),
  );
  return [...new Set(shown.map(([, text]) => text))].join(", ");
};

const isHint = (element: Element): boolean =>
  [element, parentElement(element)].some((at) => at !== null && isPlaceholder(at));
