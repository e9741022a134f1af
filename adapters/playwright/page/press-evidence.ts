import { createNames } from "./accessible-name";
import {
  bodyOf,
  childElements,
  classesOf,
  documentElement,
  findFirst,
  hasAttribute,
  isConnected,
  localName,
  tagName,
  textOf,
} from "./dom";
import { heldElement, hold } from "./held";
import { isInteractive } from "./pool";
import type { PressEvidence } from "./protocol";
import { describe } from "./snapshot";
import { ancestorsOf, parentOf } from "./walk";

/** Ancestors that are asked for handlers. */
const MAX_LEVELS = 16;
const CONTROLS = "a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[onclick]";
const MARKED = ["onclick", "onmousedown", "onmouseup", "onpointerdown", "ondblclick", "tabindex", "draggable"] as const;

/** The markup itself says that a press does something: a control, what can have the focus, a label, an inline handler. */
const isLiveByMarkup = (element: Element): boolean =>
  isInteractive(element) ||
  (element instanceof HTMLLabelElement && element.control !== null) ||
  MARKED.some((name) => hasAttribute(element, name)) ||
  tagName(element) === "IFRAME" ||
  tagName(element) === "CANVAS" ||
  tagName(element) === "VIDEO";

/** Neither the element nor anything it stands in is live by its markup. */
export const isPlain = (element: Element): boolean =>
  !isLiveByMarkup(element) && !ancestorsOf(element).some(isLiveByMarkup);

const NAMES: Readonly<Record<string, string>> = {
  p: "a paragraph",
  li: "a list item",
  td: "a table cell",
  th: "a table header",
  span: "plain text",
  div: "plain text",
  b: "plain text",
  strong: "plain text",
  i: "plain text",
  em: "plain text",
  img: "a picture",
  dt: "a term",
  dd: "a description",
  legend: "a caption",
  caption: "a caption",
  text: "a text in a drawing",
};

const kindOf = (element: Element): string => {
  const tag = localName(element).toLowerCase();
  if (element instanceof SVGGeometryElement) return "a shape in a drawing";
  return /^h[1-6]$/u.test(tag) ? "a heading" : (NAMES[tag] ?? `a <${tag}>`);
};

/** Cells of a row are different things; other siblings of one shape are things of one kind, which a list may tell apart itself. */
const isRepeated = (child: Element, parent: Element): boolean => {
  const tag = tagName(child);
  if (tag === "TD" || tag === "TH") return false;
  const shape = (element: Element): string => `${tagName(element)}.${classesOf(element).item(0) ?? ""}`;
  return [...childElements(parent)].some((other) => other !== child && shape(other) === shape(child));
};

const nearestControl = (element: Element): Element | undefined => {
  for (let at = parentOf(element); at; at = parentOf(at)) {
    const control = findFirst(at, CONTROLS);
    if (control) return control;
  }
  return undefined;
};

/**
 * What tells whether a press on the held element does something, for an element whose markup does not say so; null where it does, or where
 * the element went away. The handlers themselves are only visible outside the isolated world.
 */
export const pressEvidence = (id: string): PressEvidence | null => {
  const element = heldElement(id);
  if (!element || !isConnected(element)) return null;
  const [body, html] = [bodyOf(), documentElement()];
  const text = textOf(element).trim();
  const levels: PressEvidence["levels"][number][] = [];
  let apart = false;
  let isWhole = true;
  for (let at: Element | null = element; at && at !== body && at !== html; ) {
    if (isLiveByMarkup(at)) return null;
    if (levels.length < MAX_LEVELS) levels.push({ held: hold(at), apart });
    const parent: Element | null = parentOf(at);
    if (parent && isRepeated(at, parent)) {
      // The items of a list that listens itself are pressed; what stands deeper in them is not known to be.
      apart ||= !isWhole;
      isWhole = false;
    }
    isWhole &&= parent !== null && textOf(parent).trim() === text;
    at = parent;
  }
  const names = createNames();
  const nearest = nearestControl(element);
  return {
    kind: kindOf(element),
    pointer: getComputedStyle(element).cursor === "pointer",
    levels,
    ...(nearest ? { nearest: describe(nearest, names) } : {}),
  };
};
