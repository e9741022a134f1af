import type { Names } from "./accessible-name";
import { boundsOf, contains, findAll, nextElement, textOf } from "./dom";
import { labelsOf } from "./label";
import { faceOf } from "./stand-in";

const isToggle = (element: Element): element is HTMLInputElement =>
  element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio");

const bigEnough = (element: Element): boolean => {
  const rect = boundsOf(element);
  return rect.width >= 8 && rect.height >= 8;
};

/** The first part of a styled toggle that is a picture and not words: where a person presses. */
const graphicOf = (element: Element, names: Names): Element | undefined => {
  for (const part of [element, ...findAll(element, "*")])
    if (textOf(part).trim() === "" && bigEnough(part) && names.visible(part)) return part;
  return undefined;
};

/** A picture nobody can see or press: clipped to a pixel, transparent, or without a box. */
const isConcealed = (element: Element, names: Names): boolean => {
  if (!names.visible(element) || !bigEnough(element)) return true;
  const style = getComputedStyle(element);
  return style.opacity === "0" || style.clip === "rect(0px, 0px, 0px, 0px)" || style.clipPath.startsWith("inset(50%");
};

/**
 * Where to press for an element that is there for machines only. A styled checkbox or radio hides its input and shows what stands
 * next to it or its label; everything else is pressed itself.
 */
export const pressTarget = (element: Element, names: Names): Element => {
  if (element instanceof HTMLSelectElement) return faceOf(element, names);
  if (!isToggle(element) || !isConcealed(element, names)) return element;
  const next = nextElement(element);
  const labels = labelsOf(element);
  if (next && !labels.some((label) => label === next) && labels.some((label) => contains(label, next))) {
    const graphic = graphicOf(next, names);
    if (graphic) return graphic;
  }
  return labels.find((label) => names.visible(label)) ?? element;
};

/** Visible to a person, by itself or by what is pressed in its place. */
export const isSeen = (element: Element, names: Names): boolean =>
  names.visible(element) ||
  ((isToggle(element) || element instanceof HTMLSelectElement) && names.visible(pressTarget(element, names)));
