import type { Names } from "./accessible-name";
import { attributeOf, classesOf, findAll, hasAttribute, matches, shadowRoot } from "./dom";

const ARIA = ["aria-checked", "aria-pressed", "aria-selected"] as const;
const STATES = ["data-state", "data-headlessui-state", "data-status"] as const;
const MARKS = ["data-checked", "data-selected", "data-active"] as const;
const ON = new Set("checked on selected active enabled true".split(" "));
const OFF = new Set("unchecked off unselected inactive false".split(" "));
const TOGGLES = "input[type=checkbox],input[type=radio],[role=checkbox],[role=switch],[role=radio]";
/** Parts of a page that are not their only box. */
const WHOLES = "html,body,main,form,fieldset,table,section,article";
const TOGGLE_ROLES: ReadonlySet<string> = new Set(["checkbox", "switch", "radio", "menuitemcheckbox", "menuitemradio"]);

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^a-z]+/u);

/** What is said by the words of component families: `data-state="checked"`, `data-selected`. */
const byData = (element: Element): boolean | undefined => {
  for (const name of STATES) {
    const said = wordsOf(attributeOf(element, name) ?? "");
    if (said.some((word) => ON.has(word))) return true;
    if (said.some((word) => OFF.has(word))) return false;
  }
  for (const name of MARKS) if (hasAttribute(element, name)) return attributeOf(element, name) !== "false";
  return undefined;
};

/** Class names tell where nothing else does: `is-on`, `toggle--checked`. */
const byClass = (element: Element): boolean | undefined => {
  const said = [...classesOf(element)].flatMap(wordsOf);
  if (said.some((word) => OFF.has(word))) return false;
  return said.some((word) => ON.has(word)) ? true : undefined;
};

const byAria = (element: Element): boolean | undefined => {
  const said = ARIA.map((name) => attributeOf(element, name)).filter((value) => value !== null);
  return said.length > 0 ? said.includes("true") : undefined;
};

const own = (element: Element): boolean | undefined => {
  if (element instanceof HTMLInputElement && ["checkbox", "radio"].includes(element.type)) return element.checked;
  if (element instanceof HTMLOptionElement) return element.selected;
  return byAria(element) ?? byData(element);
};

/** Whether the element is checked, chosen or switched on; undefined when it is nothing that can be. */
export const checkedState = (element: Element, names: Names): boolean | undefined => {
  const said = own(element);
  if (said !== undefined) return said;
  const control = element instanceof HTMLLabelElement ? element.control : null;
  if (control) return own(control);
  const shadow = shadowRoot(element);
  const [only, ...others] = [...findAll(element, TOGGLES), ...(shadow ? findAll(shadow, TOGGLES) : [])];
  if (only && others.length === 0 && !matches(element, WHOLES)) return own(only) ?? false;
  return TOGGLE_ROLES.has(names.role(element)) ? (byClass(element) ?? false) : undefined;
};

/** Whether a list shows the option as chosen by any mark of its own; class names count here too. */
export const isMarked = (option: Element, names: Names): boolean =>
  checkedState(option, names) === true || byClass(option) === true;
