import { createNames } from "./accessible-name";
import { actionabilityOf, isReady } from "./actionability";
import { actedOn } from "./context";
import { boundsOf, focusIn, isConnected, rootOf, tagName } from "./dom";
import { watchEffect } from "./effect";
import { heldElement, hold } from "./held";
import { isMoving } from "./motion";
import { pressPoint } from "./press-point";
import { isPlain } from "./press-evidence";
import type { Aim } from "./protocol";
import { pressTarget } from "./proxy";
import { within } from "./walk";

/** Input types that take typed text as it is. */
const TYPED: ReadonlySet<string> = new Set(["text", "email", "password", "search", "tel", "url", "number"]);

/** Where to press for the held element and what is known of it now; the point only with everything in place that a press waits for. */
export const aim = (id: string): Aim | null => {
  const element = heldElement(id);
  if (!element || !isConnected(element)) return null;
  actedOn(element);
  const names = createNames();
  const target = pressTarget(element, names);
  const actionability = actionabilityOf(target, names, true);
  const { x, y } = boundsOf(target);
  const reached = isReady(actionability) ? pressPoint(target) : undefined;
  return {
    held: hold(target),
    same: target === element,
    tag: tagName(element).toLowerCase(),
    plain: isPlain(element),
    actionability,
    moving: isMoving(target),
    corner: { x, y },
    point: reached && "point" in reached ? reached.point : null,
  };
};

const hasFocus = (element: Element): boolean => focusIn(rootOf(element)) === element;

const startOfText = (element: Element): void => {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  try {
    element.setSelectionRange(0, 0);
  } catch {
    // This type of input has no selection.
  }
};

const KEYS = ["keydown", "keypress", "beforeinput"] as const;

let watching: { readonly lost: () => boolean; readonly release: () => void } | undefined;

/** A field that is full hands over to the next one, as the boxes of a code do. */
const isFull = (element: Element): boolean =>
  element instanceof HTMLInputElement && element.maxLength > 0 && element.value.length >= element.maxLength;

/** Lets keys through to the element, and to where Tab or a full field leads; from the first key that lands anywhere else on, to nothing. */
const watchFor = (element: Element): void => {
  watching?.release();
  let lost = false;
  let leaving = false;
  const watch = (event: Event): void => {
    if (!event.isTrusted) return;
    const hit = event.composedPath()[0];
    const reached = hit instanceof Element && within(hit, element);
    lost ||= !reached && !leaving && !isFull(element);
    if (reached && event instanceof KeyboardEvent && event.key === "Tab") leaving = true;
    if (!lost) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of KEYS) addEventListener(type, watch, { capture: true });
  watching = {
    lost: () => lost,
    release: () => {
      for (const type of KEYS) removeEventListener(type, watch, { capture: true });
      watching = undefined;
    },
  };
};

/** Gives the held element the focus and watches the keys that follow; false when it does not take or keep it, null when it is gone. */
export const watchKeys = (id: string): boolean | null => {
  const element = heldElement(id);
  if (!(element instanceof HTMLElement) || !isConnected(element)) return null;
  actedOn(element);
  if (!hasFocus(element)) {
    element.focus();
    startOfText(element);
  }
  if (!hasFocus(element)) return false;
  watchFor(element);
  watchEffect(element);
  return true;
};

/** Ends the watch; true when keys were kept from another element. */
export const keysLost = (): boolean => {
  const lost = watching?.lost() ?? false;
  watching?.release();
  return lost;
};

/** Whether what was filled is still there: the field, or a field that took its place and its text. */
export const tookText = (id: string): boolean => {
  const element = heldElement(id);
  if (element && isConnected(element)) return true;
  const active = focusIn(document);
  return (active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement) && active.value !== "";
};

/** Focuses a plain text field and selects what is in it, so that typed text replaces it; answers its type, empty when it does not keep the focus, null when it is not ready or no such field. */
export const gripText = (id: string): string | null => {
  const element = heldElement(id);
  if (!element || !isConnected(element)) return null;
  if (!(element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && TYPED.has(element.type))))
    return null;
  actedOn(element);
  const facts = actionabilityOf(element, createNames(), true);
  if (!isReady(facts) || !facts.editable) return null;
  element.select();
  element.focus();
  return hasFocus(element) ? element.type : "";
};
