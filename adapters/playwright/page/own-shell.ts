import { boundsOf, closest, isOpaque, matches } from "./dom";
import { controlBetween, isControl } from "./own-control";
import { parentOf, within } from "./walk";

/** So many levels over a control its own widget may be built. */
const SHELL_LEVELS = 3;
/** What holds a part of the page is the shell of no control. */
const NO_SHELL =
  "html,body,main,form,section,article,header,footer,nav,aside,dialog,fieldset,[role=dialog],[role=form]";
const PRESSED =
  "button,a[href],summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=option],[role=combobox]";
/** A smaller box is there for machines only. */
const SMALLEST = 8;

/** Nobody sees it: what a person presses for it lies over it. */
const isConcealed = (element: Element): boolean => {
  const { width, height } = boundsOf(element);
  return width < SMALLEST || height < SMALLEST || !isOpaque(element) || matches(element, "[aria-hidden=true]");
};

/** A press goes through the field to the widget that it is drawn in. */
const isSeenThrough = (element: Element): boolean =>
  matches(element, "input,textarea,select") && getComputedStyle(element).pointerEvents === "none";

const isNextTo = (hit: Element, element: Element): boolean => {
  let shell = parentOf(element);
  for (let level = 0; shell && level < SHELL_LEVELS && !matches(shell, NO_SHELL); level++) {
    if (within(hit, shell)) return controlBetween(hit, shell) === undefined;
    shell = parentOf(shell);
  }
  return false;
};

/** The words of a drawing and the shape under them are one thing. */
const isShapeUnder = (hit: Element, element: Element): boolean =>
  element instanceof SVGTextContentElement &&
  hit instanceof SVGGeometryElement &&
  element.ownerSVGElement !== null &&
  element.ownerSVGElement === hit.ownerSVGElement;

/**
 * What lies over the element belongs to it and passes the press on: its label, the button or link it is a part of, the face of a styled
 * control whose own input nobody sees, the shape under the words of a drawing.
 */
export const isOwnShell = (hit: Element, element: Element): boolean => {
  const label = closest(hit, "label");
  if (label?.control === element) return controlBetween(hit, label) === undefined;
  const around = closest(element, "label");
  if (around && around.control === hit) return true;
  if (around && within(hit, around)) return controlBetween(hit, around) === undefined;
  // A press inside a button or link goes to the button or link around it.
  const button = isControl(element) ? null : closest(element, PRESSED);
  if (button !== null && within(hit, button)) return controlBetween(hit, button) === undefined;
  if (isShapeUnder(hit, element)) return true;
  return (isConcealed(element) || isSeenThrough(element)) && isNextTo(hit, element);
};
