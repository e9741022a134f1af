import { createNames } from "./accessible-name";
import { focusIn, isConnected, isEditing, matches, rootOf } from "./dom";
import { heldElement, hold } from "./held";
import { isTextField } from "./pool";
import { regionOf } from "./choice-region";
import { faceOf } from "./stand-in";
import { allElements, within } from "./walk";

/** A field without a keyboard (`inputmode=none`) only holds the place of a list: letters would choose in it. */
const takesText = (element: Element): boolean =>
  isTextField(element) &&
  !matches(element, "[inputmode=none i]") &&
  (element instanceof HTMLInputElement ? !element.readOnly && !element.disabled : isEditing(element));

const focused = (): Element | null => {
  let at = focusIn(document);
  for (let inner = at?.shadowRoot?.activeElement; at && inner; inner = at.shadowRoot?.activeElement) at = inner;
  return at;
};

/** The field that filters the open list of the control: the control itself, a field in it, or the one that opening it gave the focus. */
export const typingPlace = (id: string): string | null => {
  const control = heldElement(id);
  if (!control || !isConnected(control)) return null;
  if (takesText(control)) return hold(control);
  const face = faceOf(control, createNames());
  const active = focused();
  if (active && takesText(active) && rootOf(active)) return hold(active);
  const inside = [face, regionOf(face)].flatMap((part) => allElements(part)).find((element) => takesText(element));
  return inside && (within(inside, face) || within(inside, regionOf(face))) ? hold(inside) : null;
};
