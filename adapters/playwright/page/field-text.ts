import { dateSections, sectionsText } from "./date-sections";
import { boundsOf, drawnTextOf, parentElement } from "./dom";
import { isTextInput } from "./text-control";

/** A text area smaller than this only catches the keys of an editor that draws its text beside it. */
const TINY = 24;
const FLAT = 4;
/** An editor that draws its text stands so many elements above what catches its keys. */
const DEPTH = 8;

const isTiny = (element: Element): boolean => {
  const { width, height } = boundsOf(element);
  return width <= TINY || height <= FLAT;
};

/** What it stands in shows nothing of it. */
const isCutOff = (element: Element): boolean => {
  const frame = parentElement(element);
  return frame !== null && isTiny(frame) && getComputedStyle(frame).overflow !== "visible";
};

/** The box that an editor draws its text into, where the element only catches its keys. */
export const drawnEditor = (element: Element): Element | undefined => {
  if (!(element instanceof HTMLTextAreaElement)) return undefined;
  if (!isTiny(element) && !isCutOff(element)) return undefined;
  let at = parentElement(element);
  for (let depth = 0; at && depth < DEPTH; depth++) {
    const box = boundsOf(at);
    if (box.width > 4 * TINY && box.height > TINY) return at;
    at = parentElement(at);
  }
  return undefined;
};

/** What a suggestion completes behind the caret is not typed. */
const withoutCompletion = (element: HTMLInputElement | HTMLTextAreaElement): string => {
  const { value, selectionStart: start, selectionEnd: end } = element;
  return start !== null && end !== null && start > 0 && end > start && end === value.length
    ? value.slice(0, start)
    : value;
};

/** What a field holds as a person would read it. */
export const fieldText = (element: Element): string => {
  if (isTextInput(element)) {
    const drawn = drawnEditor(element);
    return drawn ? drawnTextOf(drawn) : withoutCompletion(element);
  }
  if (element instanceof HTMLInputElement) return element.value;
  const sections = dateSections(element);
  if (sections) return sectionsText(sections);
  return drawnTextOf(element).replace(/\n$/u, "");
};

const before = new WeakMap<Element, string>();

/** Keeps what the field holds now, to tell later what an act changed. */
export const noteBefore = (element: Element): void => void before.set(element, fieldText(element));

/** What the field held before it was acted on last. */
export const textBefore = (element: Element): string | undefined => before.get(element);
