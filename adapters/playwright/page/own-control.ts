import { attributeOf, findAll, matches, rootOf, textOf } from "./dom";
import { parentOf } from "./walk";

/** What takes a press for itself, wherever it is nested. */
const CONTROL =
  "a[href],button,input:not([type=hidden]),select,textarea,summary,label,[contenteditable]:not([contenteditable=false])," +
  "[onclick],[role=button],[role=link],[role=menuitem],[role=menuitemcheckbox],[role=menuitemradio],[role=treeitem]," +
  "[role=option],[role=tab],[role=checkbox],[role=radio],[role=switch],[role=combobox],[role=textbox],[role=searchbox]," +
  "[role=slider],[role=spinbutton]";
/** Keyboard focus makes a control of what has no role of its own, but not of the parts of a table, a list or a page. */
const FOCUSABLE =
  "[tabindex]:not([tabindex^='-']):not([role=row]):not([role=cell]):not([role=gridcell]):not([role=columnheader])" +
  ":not([role=rowheader]):not([role=tabpanel]):not([role=group]):not([role=region]):not([role=listitem]):not(tr):not(td):not(th)";
const MOST_CONTROLS = 3;

const takesPress = (element: Element): boolean => matches(element, CONTROL) || matches(element, FOCUSABLE);

/** The label of a control passes its press on to it. */
const isLabelOf = (label: Element, control: Element): boolean =>
  label instanceof HTMLLabelElement && label.control === control;

/** Part of how a custom element is built: the control stands in the element's own shadow tree. */
const isBuiltOf = (control: Element, element: Element): boolean => {
  const root = rootOf(control);
  return root instanceof ShadowRoot && root.host === element;
};

/** A control that takes the press on `hit` before `element`, in which it stands, gets to see it as its own. */
export const controlBetween = (hit: Element, element: Element): Element | undefined => {
  for (let at: Element | null = hit; at && at !== element; at = parentOf(at)) {
    if (!takesPress(at) || isLabelOf(at, element) || isLabelOf(element, at) || isBuiltOf(at, element)) continue;
    // The label of the very control that the element is a part of, or a label without a control, takes nothing.
    if (at instanceof HTMLLabelElement && at.control === null) continue;
    return at;
  }
  return undefined;
};

const wordsOf = (element: Element): string => textOf(element).replace(/\s+/gu, " ").trim();

const isToggle = (element: Element): boolean =>
  matches(element, "input") && ["checkbox", "radio"].includes(attributeOf(element, "type")?.toLowerCase() ?? "");

/** The element is nothing but the wrapper of the control: a press on it is meant for that. */
export const isWrapperOf = (element: Element, control: Element): boolean => {
  if (takesPress(element)) return false;
  const controls = [...findAll(element, CONTROL)].slice(0, MOST_CONTROLS);
  const own = controls.filter((each) => !(each instanceof HTMLLabelElement));
  if (own.length > 1) return false;
  return isToggle(control) || control instanceof HTMLLabelElement || wordsOf(control) === wordsOf(element);
};

/** It takes a press for itself: a link, a button, a field, anything with the role of one. */
export const isControl = takesPress;
