import type { Names } from "./accessible-name";
import { boundsOf, findAll, matches, nextElement, parentElement, previousElement } from "./dom";

const SMALL_PX = 8;
/** How many steps above a hidden list its widget may begin. */
const MAX_DEPTH = 3;
/** A part that a person opens. */
const OPENER =
  "button,[role=combobox],[role=listbox],[role=button],[aria-haspopup],[aria-expanded],[tabindex],input:not([type=hidden])";

/** A list that is there for the form only: without a box, clipped to a pixel, transparent. */
export const isHiddenList = (select: Element, names: Names): boolean => {
  if (!(select instanceof HTMLSelectElement)) return false;
  if (!names.visible(select)) return true;
  const { width, height } = boundsOf(select);
  if (width < SMALL_PX || height < SMALL_PX) return true;
  const style = getComputedStyle(select);
  return style.opacity === "0" || style.clip === "rect(0px, 0px, 0px, 0px)" || style.clipPath.startsWith("inset(50%");
};

/** The part of what stands beside the list that a person presses. */
const openerIn = (element: Element, names: Names): Element | undefined => {
  if (!names.inSight(element)) return undefined;
  return matches(element, OPENER) ? element : [...findAll(element, OPENER)].find((part) => names.inSight(part));
};

/** What a person sees and presses in the place of a native list that a component hides: what it put beside or around it. */
const standInOf = (select: Element, names: Names): Element | undefined => {
  if (!isHiddenList(select, names)) return undefined;
  for (const beside of [nextElement(select), previousElement(select)])
    if (beside && !matches(beside, "label,select")) {
      const opener = openerIn(beside, names);
      if (opener) return opener;
    }
  let at = parentElement(select);
  for (let depth = 0; at && depth < MAX_DEPTH; at = parentElement(at), depth++) {
    if (matches(at, "form,fieldset,body,label")) return undefined;
    if (matches(at, OPENER) && names.inSight(at)) return at;
    const beside = nextElement(at);
    if (depth === 0 && beside && matches(beside, OPENER) && names.inSight(beside)) return beside;
  }
  return undefined;
};

/** What a person sees of the control: the element itself, or what stands in for it. */
export const faceOf = (control: Element, names: Names): Element => standInOf(control, names) ?? control;
