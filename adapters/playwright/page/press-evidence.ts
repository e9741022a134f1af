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
  matches,
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

const shapeOf = (element: Element): string => `${tagName(element)}.${classesOf(element).item(0) ?? ""}`;

const alike = (child: Element, parent: Element): number => {
  const shape = shapeOf(child);
  return [...childElements(parent)].filter((other) => shapeOf(other) === shape).length;
};

/** Cells of a row are different things; other siblings of one shape are things of one kind, which a list may tell apart itself. */
const isRepeated = (child: Element, parent: Element): boolean => {
  const tag = tagName(child);
  return tag !== "TD" && tag !== "TH" && alike(child, parent) > 1;
};

/** A list of such things, and hardly anything else. */
const isListOf = (child: Element, parent: Element): boolean =>
  !matches(parent, LANDMARKS) && alike(child, parent) * 2 > childElements(parent).length;

const LANDMARKS = "main,header,footer,nav,aside,form,h1,[role=main],[role=navigation],[role=banner]";
/** Attributes that a script which listens at the top of the page reads to know what was pressed. */
const HOOKS = ["action", "click", "toggle", "target", "command", "cmd", "href", "url", "link", "trigger", "bs-toggle"];

/** A part of the page of many things: a handler on it says nothing about one of the texts in it. */
const isBroad = (element: Element): boolean =>
  matches(element, LANDMARKS) || findFirst(element, LANDMARKS) !== null || findFirst(element, CONTROLS) !== null;

/** One of several things of one kind: a row, a card, an item. */
const isItemOf = (element: Element, parent: Element | null): boolean =>
  parent !== null && parent !== bodyOf() && isRepeated(element, parent) && findFirst(element, "main,nav,h1") === null;

const isHooked = (element: Element): boolean => HOOKS.some((name) => hasAttribute(element, `data-${name}`));

/** A pointer says nothing where the whole page has it, or where it is the style of labels. */
const hasPointer = (element: Element, levels: readonly Element[]): boolean => {
  const body = bodyOf();
  if (getComputedStyle(element).cursor !== "pointer" || levels.some((at) => tagName(at) === "LABEL")) return false;
  return body === null || getComputedStyle(body).cursor !== "pointer";
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
  const elements: Element[] = [];
  let apart = false;
  let isWhole = true;
  let isListed = false;
  let isHook = false;
  for (let at: Element | null = element; at && at !== body && at !== html; ) {
    if (isLiveByMarkup(at)) return null;
    const parent: Element | null = parentOf(at);
    const isItem = isItemOf(at, parent);
    const isUnit = isWhole || isItem || isListed || !isBroad(at);
    isHook ||= (isWhole || isItem) && isHooked(at);
    elements.push(at);
    if (levels.length < MAX_LEVELS) levels.push({ held: hold(at), apart: !isItem && (apart || !isUnit) });
    isListed = isItem && isWhole && parent !== null && isListOf(at, parent);
    if (isItem) {
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
    pointer: hasPointer(element, elements),
    hooked: isHook,
    levels,
    ...(nearest ? { nearest: describe(nearest, names) } : {}),
  };
};
