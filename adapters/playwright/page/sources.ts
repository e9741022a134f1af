import { identifierWords } from "#core/model/words";
import type { Names } from "./accessible-name";
import { isTextField, ownText } from "./pool";
import { parentOf } from "./walk";

/** A text that may be what a person calls the element, and how much it is worth. */
export interface NameSource {
  readonly from: string;
  readonly text: string;
  readonly weight: number;
}

export const TEST_ID_ATTRIBUTES = ["data-testid", "data-test-id", "data-test", "data-cy", "data-qa"] as const;

/** Value of the first test id attribute, with the attribute's name. */
export const testIdOf = (element: Element): { readonly attribute: string; readonly value: string } | undefined => {
  for (const attribute of TEST_ID_ATTRIBUTES) {
    const value = element.getAttribute(attribute);
    if (value) return { attribute, value };
  }
  return undefined;
};

const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? "";

/** The text that stands before a field and labels it for the eye: a cell before it, a `dt`, a text or element just before. */
export const nearbyText = (element: Element, names: Names): string => {
  let at: Element | null = element;
  for (let depth = 0; at && depth < 4; depth++) {
    for (let node: Node | null = at.previousSibling; node; node = node.previousSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        const text = (node.nodeValue ?? "").trim();
        if (text !== "") return text.slice(0, 120);
      } else if (node instanceof Element) {
        if (isTextField(node) || node.matches("select,button,script,style")) return "";
        const text = names.hidden(node) ? "" : (node.textContent ?? "").trim();
        if (text !== "") return node.querySelector("input,select,textarea") ? "" : text.slice(0, 120);
      }
    }
    if (at.matches("form,fieldset,body,[role=dialog]")) return "";
    at = parentOf(at);
  }
  return "";
};

const headerText = (element: Element): string => {
  const row = element.closest("tr");
  const header = row?.querySelector("th");
  return header && !header.contains(element) ? (header.textContent ?? "").trim() : "";
};

const typeWords = (element: Element): string => {
  if (!(element instanceof HTMLInputElement)) return "";
  const type = ["search", "email", "password", "tel", "url", "date", "file", "number"].includes(element.type) ? element.type : "";
  const search = element.closest("[role=search],form[action*=search]") ? "search" : "";
  return [type, type === "tel" ? "phone" : "", search, element.autocomplete.replaceAll("-", " ")].join(" ").trim();
};

const fieldSources = (element: Element, names: Names): NameSource[] => {
  if (!element.matches("input,select,textarea,[contenteditable],[role=textbox],[role=combobox],[role=listbox],[role=spinbutton],[role=searchbox]")) return [];
  const labelled = names.name(element) !== "";
  return [
    { from: "placeholder", text: attribute(element, "placeholder"), weight: 0.97 },
    { from: "nearby text", text: nearbyText(element, names), weight: labelled ? 0.6 : 0.9 },
    { from: "row header", text: headerText(element), weight: labelled ? 0.6 : 0.9 },
    { from: "kind of field", text: typeWords(element), weight: 0.72 },
    { from: "field name", text: identifierWords(attribute(element, "name")), weight: 0.78 },
  ];
};

/** All texts that may name the element, dearest first. */
export const nameSources = (element: Element, names: Names): readonly NameSource[] => {
  const image = element.querySelector("img[alt],svg[aria-label]");
  const sources: NameSource[] = [
    { from: "name", text: names.name(element), weight: 1 },
    { from: "label", text: names.labelText(element), weight: 0.99 },
    ...fieldSources(element, names),
    { from: "title", text: attribute(element, "title"), weight: 0.95 },
    { from: "alt", text: attribute(element, "alt") || (image?.getAttribute("alt") ?? ""), weight: 0.95 },
    { from: "test id", text: identifierWords(testIdOf(element)?.value ?? ""), weight: 0.9 },
    { from: "text", text: ownText(element), weight: 0.96 },
    { from: "id", text: identifierWords(element.id), weight: 0.74 },
  ];
  return sources.filter((source) => source.text !== "");
};

/**
 * Everything of the element that a name could come from, lower-case and cheap to read: an element none of whose raw text holds
 * a word of the query cannot answer it. Texts of referenced labels are included.
 */
export const rawText = (element: Element): string => {
  const parts: string[] = [];
  for (const { name, value } of element.attributes) {
    if (name === "style" || name === "class" || name === "d" || name === "src") continue;
    if (name === "aria-labelledby") parts.push(referenced(element, value));
    else parts.push(value.slice(0, 300));
  }
  parts.push((element.textContent ?? "").slice(0, 600));
  if ("labels" in element && element.labels instanceof NodeList)
    for (const label of element.labels) parts.push((label.textContent ?? "").slice(0, 300));
  if (element.firstElementChild) for (const image of element.querySelectorAll("[alt],[aria-label],[title]")) {
    parts.push(attribute(image, "alt"), attribute(image, "aria-label"), attribute(image, "title"));
    if (parts.length > 24) break;
  }
  return parts.join(" ").toLowerCase();
};

const referenced = (element: Element, ids: string): string => {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return "";
  return ids
    .split(/\s+/u)
    .map((id) => (id === "" ? "" : (root.getElementById(id)?.textContent ?? "").slice(0, 300)))
    .join(" ");
};
