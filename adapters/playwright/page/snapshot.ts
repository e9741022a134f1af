import type { ElementSnapshot } from "#core/model/element";
import { isGenerated } from "#core/model/generated";
import { normaliseText } from "#core/model/words";
import { boxOf } from "./actionability";
import type { Names } from "./accessible-name";
import {
  attributeOf,
  childElements,
  classesOf,
  closest,
  contains,
  findAll,
  idOf,
  localName,
  matches,
  nextElement,
  parentElement,
  previousElement,
  tagName,
} from "./dom";
import { headingBefore } from "./heading";
import { isTextField, directText } from "./pool";
import { pressTarget } from "./proxy";
import { testIdOf } from "./sources";
import { ancestorsOf, briefText, parentOf } from "./walk";

const MAX_TEXT = 80;
const cut = (text: string): string => normaliseText(text.slice(0, 400)).slice(0, MAX_TEXT);

const LANDMARKS = new Set(
  "banner navigation main contentinfo complementary region form search dialog alertdialog article row group table grid tabpanel list menu toolbar radiogroup".split(
    " ",
  ),
);

/** Roles and names of what encloses the element, nearest first, at most six. */
export const landmarksOf = (element: Element, names: Names): string[] => {
  const landmarks: string[] = [];
  for (const ancestor of ancestorsOf(element)) {
    const role = names.role(ancestor);
    if (!LANDMARKS.has(role)) continue;
    const name = role === "row" ? firstCell(ancestor, element) : names.name(ancestor);
    landmarks.push(`${role} ${cut(name)}`.trim().slice(0, MAX_TEXT));
    if (landmarks.length === 6) break;
  }
  return landmarks;
};

const firstCell = (row: Element, element: Element): string => {
  for (const cell of childElements(row)) {
    const text = briefText(cell, MAX_TEXT);
    if (text !== "" && !contains(cell, element)) return text;
  }
  return "";
};

/** What names the row or list item around the element: its first text that is not the element's own. */
export const rowTextOf = (element: Element): string => {
  const row = closest(element, "tr,li,[role=row],[role=listitem]");
  if (!row || row === element) return "";
  const first = firstCell(row, element);
  if (first !== "") return cut(first);
  return tagName(row) === "LI" ? cut(directText(row)) : "";
};

const neighboursOf = (element: Element): string[] => {
  const texts: string[] = [];
  let at: Element | null = element;
  for (let depth = 0; at && depth < 3 && texts.length < 4; depth++) {
    for (const sibling of [previousElement(at), nextElement(at)]) {
      if (!sibling || matches(sibling, "script,style,input,textarea,select")) continue;
      const text = cut(briefText(sibling, 60));
      if (text !== "") texts.push(text.slice(0, 40));
    }
    at = parentOf(at);
  }
  return texts.slice(0, 4);
};

const hrefOf = (element: Element): string => {
  if (!(element instanceof HTMLAnchorElement) || attributeOf(element, "href") === null) return "";
  const path = element.protocol.startsWith("http") ? `${element.pathname}${element.hash}` : element.protocol;
  return path.slice(0, MAX_TEXT);
};

const formOf = (element: Element): string => {
  const form = closest(element, "form");
  return form
    ? cut(attributeOf(form, "name") ?? attributeOf(form, "aria-label") ?? (isGenerated(idOf(form)) ? "" : idOf(form)))
    : "";
};

/** Position among elements of the same tag and name attribute or text, cheap to read. */
const ordinalOf = (element: Element): { readonly index: number; readonly of: number } => {
  const parent = closest(element, "tr,li,[role=row]") ?? parentElement(element);
  const like = parent ? [...findAll(parent, tagName(element))].slice(0, 200) : [element];
  return { index: Math.max(0, like.indexOf(element)), of: like.length };
};

const MAX_CLASSES = 12;
const MAX_STEPS = 24;
/** Further on in a long list, an element is just further on. */
const MAX_POSITION = 64;
/** An id further up says where the page's parts stand, not where the element does. */
const ANCHOR_REACH = 10;

const namesOf = (element: Element): string[] =>
  [...classesOf(element)].filter((name) => name.length <= 64).slice(0, MAX_CLASSES);

/** `li[3]`: the third `li` of its parent. */
const stepOf = (element: Element): string => {
  const tag = localName(element);
  let position = 1;
  for (let at = previousElement(element); at && position < MAX_POSITION; at = previousElement(at))
    if (localName(at) === tag) position++;
  return `${tag}[${position}]`;
};

const pathOf = (element: Element): string[] => [element, ...ancestorsOf(element, MAX_STEPS - 1)].map(stepOf);

const anchorOf = (element: Element): Pick<ElementSnapshot, "anchor"> => {
  const chain = [element, ...ancestorsOf(element, ANCHOR_REACH)];
  const depth = chain.findIndex((each) => idOf(each) !== "" && !isGenerated(idOf(each)));
  const anchor = chain[depth];
  const id = anchor && idOf(anchor);
  return id === undefined ? {} : { anchor: { id: id.slice(0, MAX_TEXT), depth } };
};

const optional = (text: string | null | undefined): string | undefined => (text ? text : undefined);
const setIf = <K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> => {
  const record: Partial<Record<K, string>> = {};
  if (text !== undefined && text !== "") record[key] = text;
  return record;
};

/** ARIA role; empty when none or presentational. */
export const roleOf = (element: Element, names: Names): string => {
  const role = names.role(element);
  return role === "none" ? "" : role;
};

/** What identifies the element, as it is now. Never reads the value of a field. */
export const snapshotOf = (element: Element, names: Names): ElementSnapshot => ({
  tag: tagName(element).toLowerCase(),
  role: roleOf(element, names),
  name: cut(names.name(element)),
  ...setIf("type", optional(attributeOf(element, "type"))),
  ...setIf("field", optional(attributeOf(element, "name")?.slice(0, MAX_TEXT))),
  ...setIf("id", idOf(element).slice(0, MAX_TEXT)),
  classes: namesOf(element),
  ...setIf("testId", testIdOf(element)?.value.slice(0, MAX_TEXT)),
  ...setIf("label", cut(names.labelText(element))),
  ...setIf("text", isTextField(element) || matches(element, "input,select") ? undefined : cut(names.text(element))),
  ...setIf("placeholder", cut(attributeOf(element, "placeholder") ?? "")),
  ...setIf("title", cut(attributeOf(element, "title") ?? "")),
  ...setIf("alt", cut(attributeOf(element, "alt") ?? "")),
  ...setIf("href", hrefOf(element)),
  landmarks: landmarksOf(element, names),
  ...setIf("row", rowTextOf(element)),
  ...setIf("heading", cut(headingBefore(element))),
  neighbours: neighboursOf(element),
  path: pathOf(element),
  ...anchorOf(element),
  ordinal: ordinalOf(element),
  box: boxOf(element),
  ...setIf("form", formOf(element)),
  ...(pressTarget(element, names) === element ? {} : { concealed: true }),
});

/** `button "New" in row Users`: how an element is told to people. */
export const describe = (element: Element, names: Names): string => {
  const role = roleOf(element, names) || tagName(element).toLowerCase();
  const name = cut(
    names.name(element) ||
      names.labelText(element) ||
      names.text(element) ||
      (attributeOf(element, "placeholder") ?? ""),
  );
  const scope = landmarksOf(element, names).find((landmark) => landmark.includes(" "));
  return `${role}${name === "" ? "" : ` "${name}"`}${scope ? ` in ${scope}` : ""}`;
};
