import type { ElementKind } from "#core/model/element";

const CLICK_ROLES =
  "button link tab menuitem menuitemcheckbox menuitemradio option checkbox radio switch treeitem combobox listbox slider spinbutton textbox searchbox gridcell".split(" ");
const roles = (list: readonly string[]): string => list.map((role) => `[role~="${role}"]`).join(",");

const CLICKABLE = `a[href],a[onclick],button,input,select,textarea,summary,option,area[href],label,[onclick],[tabindex],[contenteditable]:not([contenteditable="false"]),[aria-haspopup],${roles(CLICK_ROLES)}`;
const EDITABLE = `input,textarea,[contenteditable]:not([contenteditable="false"]),${roles(["textbox", "searchbox", "combobox", "spinbutton"])}`;
const SELECTABLE = `select,[aria-haspopup="listbox"],input[list],${roles(["combobox", "listbox", "radiogroup"])}`;
const CHECKABLE = `input[type="checkbox"],input[type="radio"],${roles(["checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio"])}`;
const SPEAKING = `${CLICKABLE},h1,h2,h3,h4,h5,h6,img,svg,dialog,table,form,fieldset,iframe,video,audio,progress,meter,output,[role],[aria-label],[aria-labelledby],[title],[alt],[data-testid],[data-test],[data-test-id]`;

const NOT_TEXT = new Set("checkbox radio button submit reset image file hidden range color".split(" "));

/** Interactive by itself: a press on it does something of its own. */
export const isInteractive = (element: Element): boolean =>
  element.matches(
    `a[href],button,input,select,textarea,summary,option,area[href],[contenteditable]:not([contenteditable="false"]),${roles(CLICK_ROLES)}`,
  );

/** Text is typed into it. */
export const isTextField = (element: Element): boolean => {
  if (element instanceof HTMLInputElement) return !NOT_TEXT.has(element.type);
  if (element instanceof HTMLTextAreaElement) return true;
  if (element instanceof HTMLElement && element.isContentEditable) return true;
  return ["textbox", "searchbox", "spinbutton"].includes(element.getAttribute("role") ?? "");
};

/** Has text of its own, not only its children's. */
export const ownText = (element: Element): string => {
  let text = "";
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) text += ` ${node.nodeValue ?? ""}`;
    if (text.length > 400) break;
  }
  return text.trim();
};

/** The element can be what a step of this kind is about. Texts without a handler of their own count for clicks and expectations. */
export const eligible = (element: Element, kind: ElementKind): boolean => {
  if (element instanceof HTMLInputElement && element.type === "hidden") return false;
  switch (kind) {
    case "editable":
      return element.matches(EDITABLE) && (isTextField(element) || element.getAttribute("role") === "combobox");
    case "selectable":
      return element.matches(SELECTABLE);
    case "checkable":
      return element.matches(CHECKABLE);
    case "clickable":
      return element.matches(CLICKABLE) || element.tagName === "IMG" || hasOwnText(element);
    case "any":
      return element.matches(SPEAKING) || hasOwnText(element);
  }
};

const SILENT = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE HEAD META LINK TITLE BR HR HTML BODY".split(" "));

const hasOwnText = (element: Element): boolean => {
  if (SILENT.has(element.tagName)) return false;
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE && (node.nodeValue ?? "").trim() !== "") return true;
  }
  return false;
};
