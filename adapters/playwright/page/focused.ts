import { createNames } from "./accessible-name";
import { attributeOf, bodyOf, documentElement, focusIn, isEditing, matches, shadowRoot, tagName } from "./dom";
import { hold } from "./held";
import type { Focused } from "./fill-protocol";
import { describe } from "./snapshot";

/** Elements that a key presses or switches: text typed at them goes nowhere. */
const PRESSED =
  "button,a[href],summary,input[type=button],input[type=submit],input[type=reset],input[type=image],input[type=checkbox],input[type=radio],input[type=file]";
const PRESSED_ROLES: ReadonlySet<string> = new Set(
  "button link checkbox radio switch tab menuitem menuitemcheckbox menuitemradio img dialog alertdialog document".split(
    " ",
  ),
);

const takesKeys = (element: Element): boolean =>
  isEditing(element) ||
  !(
    matches(element, PRESSED) ||
    PRESSED_ROLES.has(attributeOf(element, "role") ?? "") ||
    tagName(element) === "IFRAME"
  );

/** What of this frame has the focus of the page, and whether it takes typed text. */
export const focused = (): Focused => {
  if (!document.hasFocus()) return { held: null, name: "" };
  let element = focusIn(document);
  for (let shadow = element && shadowRoot(element); shadow && focusIn(shadow); shadow = element && shadowRoot(element))
    element = focusIn(shadow);
  const isPage = element === null || element === documentElement() || (element === bodyOf() && !isEditing(element));
  if (!element || isPage) return { held: null, name: "" };
  const name = describe(element, createNames());
  if (tagName(element) === "IFRAME") return { held: null, name: "" };
  return { held: takesKeys(element) ? hold(element) : null, name };
};
