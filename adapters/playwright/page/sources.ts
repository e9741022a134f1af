import { isExample } from "#core/model/longer-name";
import { identifierWords, normaliseText } from "#core/model/words";
import type { Names } from "./accessible-name";
import {
  attributeOf,
  childElementCount,
  closest,
  contains,
  findAll,
  findFirst,
  idOf,
  isElement,
  isText,
  matches,
  nextSibling,
  previousSibling,
  tagName,
  textOf,
} from "./dom";
import { codeLabel } from "./code-boxes";
import { headingBefore } from "./heading";
import { labelsDespiteDuplicates } from "./duplicate-ids";
import { byIds, labelsOf } from "./label";
import { CONTROLS } from "./label-region";
import { isInteractive, isTextField, namesByContent, ownText } from "./pool";
import { placeholderOf } from "./placeholder";
import { withoutUnseen } from "./junction";
import { rawLine } from "./readable-text";
import { styleParts, styleText } from "./style-text";
import { isToggle, visibleLabels } from "./visible-label";
import { briefText, parentOf } from "./walk";

/** A text that may be what a person calls the element, and how much it is worth. */
export interface NameSource {
  readonly from: string;
  readonly weight: number;
  readonly read: (element: Element, names: Names) => string;
}

export const TEST_ID_ATTRIBUTES = ["data-testid", "data-test-id", "data-test", "data-cy", "data-qa"] as const;

/** Value of the first test id attribute, with the attribute's name. */
export const testIdOf = (element: Element): { readonly attribute: string; readonly value: string } | undefined => {
  for (const attribute of TEST_ID_ATTRIBUTES) {
    const value = attributeOf(element, attribute);
    if (value) return { attribute, value };
  }
  return undefined;
};

const said = (element: Element, name: string): string => attributeOf(element, name) ?? "";

/** The text that stands before a field: a cell before it, a `dt`, a text or element just before. Cheap to read. */
const textBefore = (element: Element): string => {
  let at: Element | null = element;
  for (let depth = 0; at && depth < 4; depth++) {
    for (let node: Node | null = previousSibling(at); node; node = previousSibling(node)) {
      if (isText(node)) {
        const text = (node.nodeValue ?? "").trim();
        if (text !== "") return text.slice(0, 120);
      } else if (isElement(node)) {
        if (isTextField(node) || matches(node, "select,button,script,style")) return "";
        const text = briefText(node, 160);
        if (text !== "") return findFirst(node, "input,select,textarea") ? "" : text.slice(0, 120);
      }
    }
    if (matches(at, "form,fieldset,body,[role=dialog]")) return "";
    at = parentOf(at);
  }
  return "";
};

/** The header of the column a field stands in. */
const columnText = (element: Element): string => {
  const cell = closest(element, "td");
  const table = cell?.closest("table");
  const header = cell && table ? [...(table.rows[0]?.cells ?? [])][cell.cellIndex] : undefined;
  return header?.tagName === "TH" ? briefText(header, 120) : "";
};

/** The text right after a field that nothing else names, as after a box. */
const textAfter = (element: Element): string => {
  const next = nextSibling(element);
  if (!next) return "";
  if (isText(next)) return (next.nodeValue ?? "").trim().slice(0, 120);
  return isElement(next) && matches(next, "span,b,strong,em,small,label,i") ? briefText(next, 120) : "";
};

const headerText = (element: Element): string => {
  const row = closest(element, "tr");
  const header = row && findFirst(row, "th");
  return header && !contains(header, element) ? textOf(header).slice(0, 300).trim() : "";
};

const typeWords = (element: Element): string => {
  if (!(element instanceof HTMLInputElement)) return "";
  const type = ["search", "email", "password", "tel", "url", "date", "file", "number"].includes(element.type)
    ? element.type
    : "";
  const search = closest(element, "[role=search],form[action*=search]") ? "search" : "";
  return [type, type === "tel" ? "phone" : "", search, element.autocomplete.replaceAll("-", " ")].join(" ").trim();
};

const FIELD_ROLES = new Set(["textbox", "searchbox", "combobox", "listbox", "spinbutton"]);
const isField = (element: Element): boolean =>
  isTextField(element) ||
  tagName(element) === "SELECT" ||
  tagName(element) === "INPUT" ||
  FIELD_ROLES.has(attributeOf(element, "role") ?? "");

/** The heading row or column of a control, and what stands over it, count where nothing else names it. */
const whereUnnamed =
  (read: (element: Element, names: Names) => string) =>
  (element: Element, names: Names): string =>
    isControl(element) && visibleLabel(element, names) === "" && accessibleName(element, names) === ""
      ? read(element, names)
      : "";

const isControl = (element: Element): boolean => isField(element) || matches(element, CONTROLS);

const visibleLabel = (element: Element, names: Names): string =>
  matches(element, CONTROLS) ? visibleLabels(names).of(element) : "";

const textsOf = (labels: readonly Element[]): string => labels.map((label) => textOf(label).slice(0, 300)).join(" ");

/** The accessible name, but for a label that an id given twice attaches to another element than the one it stands at. */
const accessibleName = (element: Element, names: Names): string => {
  const labels = isControl(element) ? labelsDespiteDuplicates(element) : undefined;
  return labels ? normaliseText(textsOf(labels)) : names.name(element);
};

const imageAlt = (element: Element): string =>
  childElementCount(element) > 0 ? (findFirst(element, "img[alt]")?.getAttribute("alt") ?? "") : "";

/** What a programmer called the element counts only where the page says nothing a person could read. */
const machineName =
  (read: (element: Element) => string) =>
  (element: Element, names: Names): string => {
    const spoken =
      names.name(element) ||
      visibleLabel(element, names) ||
      names.labelText(element) ||
      ownText(element) ||
      said(element, "placeholder");
    // A count on a basket is no name.
    return !/\p{L}/u.test(spoken) ? identifierWords(read(element)) : "";
  };

const placeholderName = (element: Element): string => {
  const placeholder = placeholderOf(element);
  return isExample(placeholder) ? "" : placeholder;
};

/** All texts that may name an element, dearest first. */
export const NAME_SOURCES: readonly NameSource[] = [
  { from: "name", weight: 1, read: accessibleName },
  {
    from: "label",
    weight: 0.99,
    read: (element, names) => (labelsDespiteDuplicates(element) ? "" : names.labelText(element)),
  },
  { from: "placeholder", weight: 0.97, read: (element) => placeholderName(element) },
  { from: "text", weight: 0.96, read: (element) => ownText(element) },
  { from: "style sheet", weight: 0.96, read: (element) => styleParts(element)[0] },
  { from: "style sheet", weight: 0.96, read: (element) => styleParts(element)[1] },
  { from: "title", weight: 0.95, read: (element) => said(element, "title") },
  { from: "alt", weight: 0.95, read: (element) => said(element, "alt") || imageAlt(element) },
  { from: "group of boxes", weight: 0.94, read: codeLabel },
  { from: "visible label", weight: 0.92, read: visibleLabel },
  { from: "row header", weight: 0.9, read: whereUnnamed(headerText) },
  { from: "column header", weight: 0.9, read: whereUnnamed(columnText) },
  { from: "test id", weight: 0.9, read: machineName((element) => testIdOf(element)?.value ?? "") },
  {
    from: "field name",
    weight: 0.78,
    read: machineName((element) => (isField(element) ? said(element, "name") : "")),
  },
  {
    from: "heading",
    weight: 0.74,
    read: whereUnnamed((element) => (isField(element) && !isToggle(element) ? headingBefore(element) : "")),
  },
  { from: "id", weight: 0.74, read: machineName(idOf) },
  { from: "kind of field", weight: 0.72, read: typeWords },
  { from: "row header", weight: 0.6, read: (element) => (isField(element) ? headerText(element) : "") },
];

export const SPOKEN_ATTRIBUTES = [
  "aria-label",
  "title",
  "alt",
  "placeholder",
  "value",
  "name",
  "id",
  "type",
  "autocomplete",
  "label",
  ...TEST_ID_ATTRIBUTES,
] as const;

/** Texts of its labels and of what labels it by reference, unpolished. */
export const labelTexts = (element: Element): string =>
  [...labelsOf(element), ...byIds(element, "aria-labelledby")]
    .map((label) => ` ${textOf(label).slice(0, 300)}`)
    .join("");

const imageTexts = (element: Element): string => {
  let text = "";
  if (childElementCount(element) === 0) return text;
  for (const image of [...findAll(element, "[alt],[aria-label],[title]")].slice(0, 8))
    text += ` ${said(image, "alt")} ${said(image, "aria-label")} ${said(image, "title")}`;
  return text;
};

/**
 * Everything of the element that a name could come from, lower-case and cheap to read: an element none of whose raw text holds
 * a word of the query cannot answer it. What cannot be acted on is known by its own text and attributes alone.
 */
export const rawText = (element: Element): string => {
  let raw = "";
  for (const name of SPOKEN_ATTRIBUTES) {
    const value = attributeOf(element, name);
    if (value !== null) raw += ` ${value.slice(0, 300)}`;
  }
  raw += labelTexts(element);
  raw += namesByContent(element) ? ` ${briefText(element, 600)}` : ` ${rawLine(element)}`;
  raw += ` ${styleText(element)}`;
  if (isInteractive(element)) raw += imageTexts(element);
  if (isTextField(element) || tagName(element) === "SELECT")
    raw += ` ${textBefore(element)} ${headerText(element)} ${columnText(element)} ${textAfter(element)} ${codeLabel(element)} ${placeholderOf(element)}`;
  return withoutUnseen(raw).toLowerCase();
};
