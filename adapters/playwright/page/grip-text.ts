import { createNames } from "./accessible-name";
import { actionabilityOf, isReady } from "./actionability";
import { actedOn } from "./context";
import { isConnected, isEditing } from "./dom";
import { drawnEditor, noteBefore } from "./field-text";
import { gripParts } from "./grip-parts";
import { heldElement, hold } from "./held";
import type { Grip } from "./fill-protocol";
import { setNative } from "./set-native";
import { isTextInput, textControl } from "./text-control";
import { keepFocus, watchFor } from "./watch-keys";

const refusal = (message: string, hint: string): Grip => ({ kind: "refused", message, hint });

const isNoNumber = (element: Element, value: string): boolean =>
  element instanceof HTMLInputElement && element.type === "number" && Number.isNaN(Number(value));

/** Selects all of a text input, so that typed text replaces it; editors select by keys. */
const selectText = (element: Element): void => {
  if (isTextInput(element) && !drawnEditor(element)) element.select();
};

/**
 * Makes a field ready for its text: it has the focus and all of it is selected, or the value is set where nothing is typed.
 * Null when it is not ready, or no field that this knows.
 */
export const gripText = async (id: string, value: string): Promise<Grip | null> => {
  const named = heldElement(id);
  if (!named || !isConnected(named)) return null;
  const element = textControl(named);
  actedOn(named);
  const parts = gripParts(element, value);
  if (parts) return parts;
  const set = setNative(element, value);
  if (set) return set;
  if (isNoNumber(element, value))
    return refusal(`it takes a number, and "${value}" is none`, "write digits, such as 3.5");
  if (!(element instanceof HTMLElement) || !(isTextInput(element) || isEditing(element))) return null;
  const facts = actionabilityOf(element, createNames(), true);
  const drawn = drawnEditor(element);
  if (!drawn && (!isReady(facts) || !facts.editable)) return null;
  noteBefore(element);
  if (!(await keepFocus(element, () => selectText(element)))) return { kind: "unfocused" };
  watchFor(element, false);
  return { kind: drawn || isEditing(element) ? "editor" : "ready", held: hold(element) };
};
