import { reaches } from "./actionability";
import { heldElement } from "./held";

const EVENTS = ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "dblclick", "contextmenu"] as const;

interface Guard {
  readonly release: () => void;
  missed: string | null;
}

let guard: (Guard & { readonly id: string }) | undefined;

/**
 * Watches one press: events that do not reach the held element are stopped before the page sees them, so that a page which
 * moved or replaced the element between proof and action is never pressed somewhere else.
 */
export const arm = (id: string): boolean => {
  guard?.release();
  const element = heldElement(id);
  if (!element?.isConnected) return false;
  const watch = (event: Event): void => {
    if (!event.isTrusted || !guard) return;
    const hit = event.composedPath()[0];
    if (hit instanceof Element && reaches(hit, element)) return;
    guard.missed ??= hit instanceof Element ? hit.tagName.toLowerCase() : "nothing";
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of EVENTS) addEventListener(type, watch, { capture: true });
  const release = (): void => {
    for (const type of EVENTS) removeEventListener(type, watch, { capture: true });
    guard = undefined;
  };
  guard = { id, missed: null, release };
  return true;
};

/** Ends the watch; answers the tag of what was hit instead, or null when the element was. */
export const disarm = (id: string): string | null => {
  if (guard?.id !== id) return null;
  const { missed } = guard;
  guard.release();
  return missed;
};
