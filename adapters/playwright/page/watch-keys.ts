import { actedOn } from "./context";
import { attributeOf, focusIn, isConnected, isEditing, localName, rootOf } from "./dom";
import { watchEffect } from "./effect";
import { noteBefore } from "./field-text";
import { heldElement } from "./held";
import type { KeysMode } from "./fill-protocol";
import { isTextInput, textControl } from "./text-control";
import { within } from "./walk";

/** The element has the focus of its root, and its frame that of the page. */
export const hasFocus = (element: Element): boolean => focusIn(rootOf(element)) === element && document.hasFocus();

/** Lets the page deal with what it was just given, its promises included. */
export const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** A page that moves the focus when a field is entered often does so once. */
const FOCUS_TRIES = 3;

/** Gives the element the focus until it keeps it past what the page does about it. */
export const keepFocus = async (element: HTMLElement, onFocus: () => void): Promise<boolean> => {
  for (let tries = 0; tries < FOCUS_TRIES; tries++) {
    if (!hasFocus(element)) element.focus();
    onFocus();
    await nextTask();
    if (hasFocus(element)) return true;
  }
  return false;
};

const KEYS = ["keydown", "keypress", "beforeinput"] as const;

interface Watch {
  readonly lost: () => boolean;
  readonly release: () => void;
}

let watching: Watch | undefined;

/** A field that is full hands over to the next one, as the boxes of a code do. */
const isFull = (element: Element): boolean =>
  element instanceof HTMLInputElement && element.maxLength > 0 && element.value.length >= element.maxLength;

/** What a page that draws anew at every key put in the place of the field, and gave the focus. */
const isSuccessor = (hit: Element, element: Element): boolean =>
  !isConnected(element) &&
  localName(hit) === localName(element) &&
  ["id", "name", "class", "type", "placeholder"].every((name) => attributeOf(hit, name) === attributeOf(element, name));

/** Lets keys through to the element, and to where Tab or a full field leads; from the first key that lands anywhere else on, to nothing. */
export const watchFor = (element: Element, handsOver = true): void => {
  watching?.release();
  let lost = false;
  let leaving = false;
  const watch = (event: Event): void => {
    if (!event.isTrusted) return;
    const hit = event.composedPath()[0];
    const reached = hit instanceof Element && (within(hit, element) || isSuccessor(hit, element));
    lost ||= !reached && !leaving && !(handsOver && isFull(element));
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

/** Ends the watch; true when keys were kept from another element. */
export const keysLost = (): boolean => {
  const lost = watching?.lost() ?? false;
  watching?.release();
  return lost;
};

/** Typing goes on where the text ends. */
const caretAtEnd = (element: Element): void => {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    try {
      element.setSelectionRange(element.value.length, element.value.length);
    } catch {
      // This type of input has no selection.
    }
  } else if (isEditing(element)) {
    const selection = getSelection();
    selection?.selectAllChildren(element);
    selection?.collapseToEnd();
  }
};

const startOfText = (element: Element): void => {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  try {
    element.setSelectionRange(0, 0);
  } catch {
    // This type of input has no selection.
  }
};

const CARETS: Readonly<Record<KeysMode, (element: Element) => void>> = {
  press: startOfText,
  type: caretAtEnd,
  replace: (element) => {
    if (isTextInput(element)) element.select();
  },
};

/**
 * Gives the held element the focus and watches the keys that follow; false when it does not take or keep it, null when it is gone.
 * Where the focus is already, the caret stays, unless the text is to be replaced.
 */
export const watchKeys = async (id: string, mode: KeysMode): Promise<boolean | null> => {
  const named = heldElement(id);
  const element = named && mode === "type" ? textControl(named) : named;
  if (!(element instanceof HTMLElement) || !isConnected(element)) return null;
  actedOn(element);
  const entered = !hasFocus(element);
  if (mode === "type") noteBefore(element);
  const kept = await keepFocus(element, () => {
    if (entered || mode === "replace") CARETS[mode](element);
  });
  if (!kept) return false;
  watchFor(element);
  watchEffect(element);
  return true;
};
