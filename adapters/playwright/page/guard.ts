import { boundsOf, findAll, isConnected, localName, tagName, textOf } from "./dom";
import { watchEffect } from "./effect";
import { heldElement } from "./held";
import { isMoving } from "./motion";
import { presses } from "./press-point";
import type { PressKind, PressOutcome } from "./protocol";
import { elementAt } from "./walk";

const DOWN = ["pointerdown", "mousedown"] as const;
const EVENTS = [
  "pointerdown",
  "mousedown",
  "pointerup",
  "mouseup",
  "click",
  "auxclick",
  "dblclick",
  "contextmenu",
] as const;
/** The event that ends a press, and how often the button goes up in it: where the event does not come, it is over with that. */
const LAST = { click: "click", dblclick: "dblclick", rightclick: "contextmenu" } as const;
const UPS = { click: 1, dblclick: 2, rightclick: 1 } as const;
/** A press moves its target when that goes further than this, in pixels. */
const MOVED = 1;
/** Elements looked at for one that took the place of another. */
const MOST_LIKE = 500;

interface Guard {
  readonly id: string;
  readonly release: () => void;
  readonly ended: Promise<PressOutcome>;
}

let guard: Guard | undefined;

const placeOf = (element: Element): string => {
  const { x, y } = boundsOf(element);
  return `${Math.round(x / MOVED)},${Math.round(y / MOVED)}`;
};

/** An element of the same words took its place. */
const isReplaced = (element: Element): boolean => {
  const words = textOf(element);
  return [...findAll(document, localName(element))]
    .slice(0, MOST_LIKE)
    .some((other) => other !== element && textOf(other) === words);
};

interface Watch {
  /** Whether the page may see the event. */
  admits(event: Event): boolean;
  /** The focus left an element: what is shown because of that may move what is pressed. */
  focusLeft(): void;
  /** The page has dealt with the event. */
  dealtWith(event: Event): void;
  outcome(): PressOutcome;
}

/** Follows one press on the element, from its first event on. */
const watchPress = (element: Element, kind: PressKind): Watch => {
  const place = placeOf(element);
  let down: "waiting" | "reached" | "missed" = "waiting";
  let tag = "";
  let [clicked, refocused, handled] = [false, false, false];
  let drifts = isMoving(element);
  const isLost = (): boolean => {
    if (clicked || kind === "rightclick" || handled || !(refocused || drifts)) return false;
    return isConnected(element) ? placeOf(element) !== place : isReplaced(element);
  };
  return {
    admits: (event) => {
      const [hit] = event.composedPath();
      const reaches = hit instanceof Element && presses(hit, element);
      if (down === "waiting") {
        down = reaches ? "reached" : "missed";
        drifts ||= placeOf(element) !== place;
        tag = hit instanceof Element ? tagName(hit).toLowerCase() : "document";
      }
      if (event.type === "click") clicked ||= down === "reached" && reaches;
      return down === "reached" && (event.type !== "click" || reaches || !isLost());
    },
    focusLeft: () => {
      refocused ||= down === "reached";
    },
    dealtWith: (event) => {
      handled ||= event.defaultPrevented;
    },
    outcome: () => {
      if (down === "waiting") return { kind: "unseen" };
      if (down === "missed") return { kind: "missed", tag };
      if (!isLost()) return { kind: "reached" };
      return { kind: isConnected(element) ? "moved" : "replaced" };
    },
  };
};

/** Listens from now on until the press is over. */
const watchedBy = (id: string, press: Watch, kind: PressKind): Guard => {
  let ups = 0;
  let end: (outcome: PressOutcome) => void = () => undefined;
  const ended = new Promise<PressOutcome>((resolve) => {
    end = resolve;
  });
  const watch = (event: Event): void => {
    if (!event.isTrusted) return;
    if (!press.admits(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    if (event.type === "mouseup") ups++;
    if (event.type === LAST[kind]) own.release();
    else if (event.type === "mouseup" && ups === UPS[kind]) setTimeout(own.release);
  };
  const dealt = (event: Event): void => press.dealtWith(event);
  const left = (): void => press.focusLeft();
  for (const type of EVENTS) addEventListener(type, watch, { capture: true });
  for (const type of DOWN) addEventListener(type, dealt);
  addEventListener("focusout", left, { capture: true });
  const release = (): void => {
    for (const type of EVENTS) removeEventListener(type, watch, { capture: true });
    for (const type of DOWN) removeEventListener(type, dealt);
    removeEventListener("focusout", left, { capture: true });
    end(press.outcome());
  };
  const own: Guard = { id, release, ended };
  return own;
};

/**
 * Watches one press at a point where the element still is, now that the pointer has come; false when it is not, or when the question comes
 * too late to be waited for. A press that does not reach the held element is stopped before the page sees it, so that a page which moved or
 * replaced the element between proof and action is never pressed somewhere else.
 */
export const arm = (id: string, x: number, y: number, kind: PressKind, until: number): boolean => {
  guard?.release();
  const element = heldElement(id);
  if (Date.now() > until || !element || !isConnected(element)) return false;
  const under = elementAt(x, y);
  if (!under || !presses(under, element)) return false;
  guard = watchedBy(id, watchPress(element, kind), kind);
  watchEffect(element);
  return true;
};

/**
 * Resolves when the press has ended, before the page deals with its last event: a page that is busy with it has received it. `now` ends it.
 * Null when there was no watch for the element.
 */
export const pressEnded = async (id: string, now: boolean): Promise<PressOutcome | null> => {
  if (guard?.id !== id) return null;
  if (now) guard.release();
  return guard.ended;
};
