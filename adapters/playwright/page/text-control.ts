import { attributeOf, findAll, isEditing, tagName } from "./dom";
import { parentOf } from "./walk";

export type TextInput = HTMLInputElement | HTMLTextAreaElement;

/** Input types that take typed text as it is. */
const TYPED: ReadonlySet<string> = new Set(["text", "email", "password", "search", "tel", "url", "number"]);

export const isTextInput = (element: Element): element is TextInput =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && TYPED.has(element.type));

/** The outermost editable element around it: what one editor is. */
const editingHost = (element: Element): Element => {
  let host = element;
  for (let at = parentOf(element); at && isEditing(at); at = parentOf(at)) host = at;
  return host;
};

const takesText = (element: Element): boolean => isTextInput(element) || isEditing(element);

/** The control that takes the text of what was named: itself, the control of a label, the only one inside a composite. */
export const textControl = (element: Element): Element => {
  if (isTextInput(element)) return element;
  if (isEditing(element)) return attributeOf(element, "role") === "spinbutton" ? element : editingHost(element);
  const control = element instanceof HTMLLabelElement ? element.control : null;
  if (control) return control;
  if (["INPUT", "SELECT"].includes(tagName(element))) return element;
  const inside = [...findAll(element, "input,textarea,[contenteditable]")].filter(takesText);
  const [first] = inside;
  return first && (inside.length === 1 || inside.every((part) => first.contains(part))) ? first : element;
};
