import type { Actionability, Box } from "#core/model/element";
import type { Names } from "./accessible-name";
import {
  animations,
  attributeOf,
  boundsOf,
  boxesOf,
  classesOf,
  closest,
  idOf,
  isEditing,
  matches,
  scrollTo,
  tagName,
} from "./dom";
import { ancestorsOf, elementAt, within } from "./walk";

/** Playwright's notion of enabled: native `disabled`, a disabled fieldset, `aria-disabled` on it or an ancestor. */
export const isEnabled = (element: Element): boolean =>
  !matches(element, ":disabled") && !closest(element, '[aria-disabled="true"]');

/** Text can be put into it. */
export const isEditable = (element: Element): boolean => {
  if (!isEnabled(element)) return false;
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
    return !element.readOnly && attributeOf(element, "aria-readonly") !== "true";
  if (element instanceof HTMLSelectElement) return true;
  return isEditing(element);
};

/** Box in document coordinates, whole pixels. */
export const boxOf = (element: Element): Box => {
  const rect = boundsOf(element);
  return {
    x: Math.round(rect.x + scrollX),
    y: Math.round(rect.y + scrollY),
    width: Math.round(rect.width),
    height: Math.round(rect.height),
  };
};

const isStable = (element: Element): boolean => {
  const running = animations().filter((animation) => animation.playState === "running");
  if (running.length === 0) return true;
  const chain = new Set<Element>([element, ...ancestorsOf(element)]);
  return !running.some((animation) => {
    const effect = animation.effect;
    return effect instanceof KeyframeEffect && effect.target !== null && chain.has(effect.target);
  });
};

/** The middle of the part of the element that lies in the viewport, where a click goes. */
export const clickPoint = (element: Element): { readonly x: number; readonly y: number } | undefined => {
  for (const rect of boxesOf(element)) {
    const left = Math.max(rect.left, 0);
    const top = Math.max(rect.top, 0);
    const right = Math.min(rect.right, innerWidth);
    const bottom = Math.min(rect.bottom, innerHeight);
    if (right - left > 0.5 && bottom - top > 0.5) return { x: (left + right) / 2, y: (top + bottom) / 2 };
  }
  return undefined;
};

/** A hit on `hit` counts as one on `element`: inside it, on a label of it, or on the control whose label it is part of. */
export const reaches = (hit: Element, element: Element): boolean => {
  if (within(hit, element)) return true;
  const label = closest(hit, "label");
  if (label?.control === element || closest(element, "label")?.control === hit) return true;
  // A click inside a button or link goes to the button or link around it.
  const button = closest(element, "button, a[href], summary, [role=button], [role=link]");
  return button !== null && button !== element && within(hit, button);
};

/** What lies over the element where it would be clicked; undefined when nothing does. */
const cover = (element: Element): Element | null | undefined => {
  let point = clickPoint(element);
  if (!point) {
    scrollTo(element, { block: "center", inline: "center", behavior: "instant" });
    point = clickPoint(element);
  }
  if (!point) return null;
  const hit = elementAt(point.x, point.y);
  if (!hit) return null;
  return reaches(hit, element) ? undefined : hit;
};

/** Everything a press waits for is in place now. */
export const isReady = (facts: Actionability): boolean =>
  facts.visible && facts.enabled && facts.stable && facts.receivesEvents;

/** Short words for an element that lies over another. */
const sketch = (element: Element): string => {
  const id = idOf(element) === "" ? "" : `#${idOf(element)}`;
  const first = classesOf(element).item(0);
  return `<${tagName(element).toLowerCase()}${id}${first ? `.${first}` : ""}>`;
};

/** Everything Playwright would wait for, as it is now. Scrolls the element into view when it is out of it and `touch` is set. */
export const actionabilityOf = (element: Element, names: Names, touch: boolean): Actionability => {
  const visible = names.visible(element);
  const lid = visible && touch ? cover(element) : undefined;
  const receives = visible && lid === undefined;
  return {
    visible,
    enabled: isEnabled(element),
    editable: isEditable(element),
    stable: isStable(element),
    receivesEvents: receives,
    ...(lid ? { coveredBy: sketch(lid) } : {}),
  };
};
