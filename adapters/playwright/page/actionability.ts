import type { Actionability, Box } from "#core/model/element";
import type { Names } from "./accessible-name";
import { coverWords } from "./cover-words";
import { attributeOf, boundsOf, closest, isEditing, matches, scrollTo } from "./dom";
import { isArriving } from "./motion";
import { isInView, type PressPoint, pressPoint } from "./press-point";
import { ancestorsOf } from "./walk";

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

/** Fixed to the screen or sticking to its edge, by itself or with what it stands in, and not over all of it. */
const staysAtEdge = (element: Element): boolean => {
  const fixed = [element, ...ancestorsOf(element)].find((at) =>
    ["fixed", "sticky"].includes(getComputedStyle(at).position),
  );
  if (!fixed) return false;
  const { width, height } = boundsOf(fixed);
  return width < innerWidth || height < innerHeight;
};

/** The point where a press reaches the element, or what lies over it, once it is scrolled into view. */
const reachablePoint = (element: Element): PressPoint => {
  const scroll = (block: ScrollLogicalPosition): PressPoint => {
    scrollTo(element, { block, inline: block === "center" ? "center" : "nearest", behavior: "instant" });
    return pressPoint(element);
  };
  const first = isInView(element) ? pressPoint(element) : scroll("center");
  if ("point" in first) return first;
  const near = scroll("nearest");
  if ("point" in near || !near.lid || !staysAtEdge(near.lid)) return near;
  // What keeps its place on the screen lies over other parts of the page when that is scrolled.
  for (const block of ["center", "end", "start"] as const) {
    const again = scroll(block);
    if ("point" in again) return again;
  }
  return near;
};

/** Everything a press waits for is in place now. */
export const isReady = (facts: Actionability): boolean =>
  facts.visible && facts.enabled && facts.stable && facts.receivesEvents;

/** Everything Playwright would wait for, as it is now. Scrolls the element into view when it is out of it and `touch` is set. */
export const actionabilityOf = (element: Element, names: Names, touch: boolean): Actionability => {
  const visible = names.visible(element);
  const reached = visible && touch ? reachablePoint(element) : undefined;
  return {
    visible,
    enabled: isEnabled(element),
    editable: isEditable(element),
    stable: !isArriving(element),
    receivesEvents: visible && (reached === undefined || "point" in reached),
    ...(reached && "lid" in reached && reached.lid ? { coveredBy: coverWords(reached.lid, element) } : {}),
  };
};
