import { reaches } from "./actionability";
import { isConnected, tagName } from "./dom";
import { heldElement } from "./held";
import { elementAt } from "./walk";

const EVENTS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick", "contextmenu"] as const;

interface Guard {
  readonly id: string;
  readonly release: () => void;
  /** Whether the first event of the press reached the element; the events after it follow it. */
  verdict: "waiting" | "reached" | "missed";
  missed: string;
}

let guard: Guard | undefined;

/**
 * Watches one press at a point where the element still is, now that the pointer has come; false when it is not. A press that does not
 * reach the held element is stopped before the page sees it, so that a page which moved or replaced the element between proof and
 * action is never pressed somewhere else.
 */
export const arm = (id: string, x: number, y: number): boolean => {
  guard?.release();
  const element = heldElement(id);
  if (!element || !isConnected(element)) return false;
  const under = elementAt(x, y);
  if (!under || !reaches(under, element)) return false;
  const watch = (event: Event): void => {
    if (!event.isTrusted || !guard || guard.verdict === "reached") return;
    const hit = event.composedPath()[0];
    if (guard.verdict === "waiting") {
      guard.verdict = hit instanceof Element && reaches(hit, element) ? "reached" : "missed";
      guard.missed = hit instanceof Element ? tagName(hit).toLowerCase() : "document";
    }
    if (guard.verdict === "reached") return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of EVENTS) addEventListener(type, watch, { capture: true });
  const release = (): void => {
    for (const type of EVENTS) removeEventListener(type, watch, { capture: true });
    guard = undefined;
  };
  guard = { id, release, verdict: "waiting", missed: "" };
  return true;
};

/** Ends the watch; answers the tag of what was hit instead, or null when the element was. */
export const disarm = (id: string): string | null => {
  if (guard?.id !== id) return null;
  const { verdict, missed } = guard;
  guard.release();
  return verdict === "missed" ? missed : null;
};
