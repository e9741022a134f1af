import type { Names } from "./accessible-name";
import { boundsOf, contains, findAll, matches, nextElement, textOf } from "./dom";
import { labelsOf } from "./label";
import { shapeUnder } from "./shape-under";
import { faceOf } from "./stand-in";
import { parentOf } from "./walk";

const isToggle = (element: Element): element is HTMLInputElement =>
  element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio");

/** What is smaller is there for machines only. */
const SMALLEST_PX = 8;

const bigEnough = (element: Element): boolean => {
  const { width, height } = boundsOf(element);
  return width >= SMALLEST_PX && height >= SMALLEST_PX;
};

/** The first part of a styled toggle that is a picture and not words: where a person presses. */
const graphicOf = (element: Element, names: Names): Element | undefined => {
  for (const part of [element, ...findAll(element, "*")])
    if (textOf(part).trim() === "" && bigEnough(part) && names.inSight(part)) return part;
  return undefined;
};

/** Nobody can see or press it: out of sight, or clipped to a pixel. */
const isConcealed = (element: Element, names: Names): boolean => !bigEnough(element) || !names.inSight(element);

/**
 * Where to press for an element that is there for machines only. A styled checkbox or radio hides its input and shows what stands
 * next to it or its label; words of a drawing may lie on the shape that is pressed; everything else is pressed itself.
 */
export const pressTarget = (element: Element, names: Names): Element => {
  if (element instanceof HTMLSelectElement) return faceOf(element, names);
  if (!isToggle(element)) return shapeUnder(element) ?? element;
  if (!isConcealed(element, names)) return element;
  const next = nextElement(element);
  const labels = labelsOf(element);
  if (next && !labels.some((label) => label === next) && labels.some((label) => contains(label, next))) {
    const graphic = graphicOf(next, names);
    if (graphic) return graphic;
  }
  return labels.find((label) => names.inSight(label)) ?? element;
};

/** So many levels over a control its own widget may be built. */
const SHELL_LEVELS = 3;
/** Fields that widgets keep out of sight under what they show in their place; a button shows itself. */
const FIELD =
  "input:not([type=button]):not([type=submit]):not([type=reset]):not([type=image]):not([type=hidden]),select,textarea";
/** What holds a part of the page is the shell of no control. */
const NO_SHELL =
  "html,body,main,form,section,article,header,footer,nav,aside,dialog,fieldset,[role=dialog],[role=form]";

const overlap = (one: DOMRect, other: DOMRect): boolean =>
  one.right > other.left && one.left < other.right && one.bottom > other.top && one.top < other.bottom;

/**
 * A field that is out of sight only by itself, under a small widget that shows in its place. A part of the page that is folded or moved
 * away takes its fields along.
 */
const hasShell = (element: Element, names: Names): boolean => {
  if (!matches(element, FIELD) || !names.visible(element)) return false;
  let shell = parentOf(element);
  for (let level = 0; shell && level < SHELL_LEVELS && !matches(shell, NO_SHELL); level++) {
    if (names.inSight(shell)) return overlap(boundsOf(element), boundsOf(shell));
    const { width, height } = boundsOf(shell);
    if (width >= SMALLEST_PX || height >= SMALLEST_PX) return false;
    shell = parentOf(shell);
  }
  return false;
};

/** Visible to a person, by itself or by what is pressed in its place. */
export const isSeen = (element: Element, names: Names): boolean =>
  names.inSight(element) ||
  ((isToggle(element) || element instanceof HTMLSelectElement) && names.inSight(pressTarget(element, names))) ||
  hasShell(element, names);
