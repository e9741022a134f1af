import type { ElementKind } from "#core/model/element";
import { attributeOf, firstChild, hasAttribute, isText, nextSibling, tagName } from "./dom";
import { isPieceOfWord, readableText } from "./readable-text";
import { styleText } from "./style-text";

const set = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Roles whose bearer does something when it is pressed. */
const CLICK_ROLES = set(
  "button link tab menuitem menuitemcheckbox menuitemradio option checkbox radio switch treeitem combobox listbox slider spinbutton textbox searchbox gridcell",
);
const TEXT_ROLES = set("textbox searchbox spinbutton");
const EDIT_ROLES = set("textbox searchbox combobox spinbutton");
const SELECT_ROLES = set("combobox listbox radiogroup");
const CHECK_ROLES = set("checkbox radio switch menuitemcheckbox menuitemradio");

/** Tags whose bearer does something when it is pressed; links need an address. */
const CLICK_TAGS = set("BUTTON INPUT SELECT TEXTAREA SUMMARY OPTION");
const SPEAKING_TAGS = set(
  "H1 H2 H3 H4 H5 H6 IMG DIALOG TABLE FORM FIELDSET IFRAME VIDEO AUDIO PROGRESS METER OUTPUT LABEL",
);
const SPEAKING_ATTRIBUTES = [
  "role",
  "aria-label",
  "aria-labelledby",
  "title",
  "alt",
  "data-testid",
  "data-test",
  "data-test-id",
] as const;

const roleIn = (element: Element, roles: ReadonlySet<string>): boolean =>
  (attributeOf(element, "role") ?? "").split(" ").some((token) => roles.has(token));

const takesText = (element: Element): boolean => {
  const value = attributeOf(element, "contenteditable");
  return value !== null && value !== "false";
};

const isAnchor = (element: Element): boolean =>
  (tagName(element) === "A" || tagName(element) === "AREA") && hasAttribute(element, "href");

const NOT_TEXT = new Set("checkbox radio button submit reset image file hidden range color".split(" "));

/** Interactive by itself: a press on it does something of its own. */
export const isInteractive = (element: Element): boolean =>
  CLICK_TAGS.has(tagName(element)) || isAnchor(element) || roleIn(element, CLICK_ROLES) || takesText(element);

const HEADINGS = set("H1 H2 H3 H4 H5 H6");

/** What stands inside it, however deep, is what it is called. */
export const namesByContent = (element: Element): boolean =>
  isInteractive(element) || tagName(element) === "LABEL" || HEADINGS.has(tagName(element));

/** Text is typed into it. */
export const isTextField = (element: Element): boolean => {
  if (element instanceof HTMLInputElement) return !NOT_TEXT.has(element.type);
  if (element instanceof HTMLTextAreaElement) return true;
  if (takesText(element)) return true;
  return roleIn(element, TEXT_ROLES);
};

/** A value is set, not typed. */
export const isAdjustable = (element: Element): boolean =>
  element instanceof HTMLInputElement
    ? element.type === "range" || element.type === "color"
    : attributeOf(element, "role") === "slider";

const MAX_OWN = 400;

/** Text that is directly in it, not in its children. */
export const directText = (element: Element): string => {
  let text = "";
  for (let node = firstChild(element); node && text.length <= MAX_OWN; node = nextSibling(node))
    if (isText(node)) text += ` ${node.nodeValue ?? ""}`;
  return text.trim();
};

/**
 * What a reader takes for the element's own words: all of it where its content names it, else its text with the words marked up in
 * its lines. A piece of a word has none.
 */
export const ownText = (element: Element): string => {
  if (namesByContent(element)) return readableText(element, "whole");
  return isPieceOfWord(element) ? "" : readableText(element, "line");
};

const isClickable = (element: Element): boolean =>
  isInteractive(element) ||
  tagName(element) === "LABEL" ||
  tagName(element) === "IMG" ||
  ["onclick", "tabindex", "aria-haspopup"].some((name) => hasAttribute(element, name));

const speaks = (element: Element): boolean =>
  isClickable(element) ||
  SPEAKING_TAGS.has(tagName(element)) ||
  SPEAKING_ATTRIBUTES.some((name) => hasAttribute(element, name));

/** The element can be what a step of this kind is about. Texts without a handler of their own count for clicks and expectations. */
export const eligible = (element: Element, kind: ElementKind): boolean => {
  if (element instanceof HTMLInputElement && element.type === "hidden") return false;
  switch (kind) {
    case "editable":
      return isTextField(element) || roleIn(element, EDIT_ROLES) || isAdjustable(element);
    case "selectable":
      return (
        tagName(element) === "SELECT" ||
        roleIn(element, SELECT_ROLES) ||
        attributeOf(element, "aria-haspopup") === "listbox" ||
        hasAttribute(element, "list")
      );
    case "checkable":
      return (
        (element instanceof HTMLInputElement && (element.type === "checkbox" || element.type === "radio")) ||
        roleIn(element, CHECK_ROLES)
      );
    case "focusable":
      return isInteractive(element) || hasAttribute(element, "tabindex");
    case "clickable":
      return isClickable(element) || hasOwnText(element) || styleText(element) !== "";
    case "any":
      return speaks(element) || hasOwnText(element) || styleText(element) !== "";
  }
};

const SILENT = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE HEAD META LINK TITLE BR HR HTML BODY".split(" "));

/** A text that is shown stands directly in it. */
export const hasOwnText = (element: Element): boolean => {
  if (SILENT.has(tagName(element))) return false;
  for (let node = firstChild(element); node; node = nextSibling(node))
    if (isText(node) && (node.nodeValue ?? "").trim() !== "") return true;
  return false;
};
