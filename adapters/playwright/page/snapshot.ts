import type { ElementSnapshot } from "#core/model/element";
import { isGenerated, stableClasses } from "#core/model/generated";
import { normaliseText } from "#core/model/words";
import { boxOf } from "./actionability";
import type { Names } from "./accessible-name";
import { isTextField } from "./pool";
import { testIdOf } from "./sources";
import { ancestorsOf, parentOf, precedes, type Root } from "./walk";

const MAX_TEXT = 80;
const cut = (text: string): string => normaliseText(text.slice(0, 400)).slice(0, MAX_TEXT);

const LANDMARKS = new Set(
  "banner navigation main contentinfo complementary region form search dialog alertdialog article row group table grid tabpanel list menu toolbar radiogroup".split(" "),
);

/** The nearest heading that stands before the element. */
const headingBefore = (element: Element): string => {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return "";
  let nearest = "";
  for (const heading of headings(root)) {
    if (!precedes(heading, element)) break;
    nearest = heading.textContent ?? "";
  }
  return cut(nearest);
};

const headings = (root: Root): Iterable<Element> => root.querySelectorAll("h1,h2,h3,h4,h5,h6,legend,caption,[role=heading]");

const landmarksOf = (element: Element, names: Names): string[] => {
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
  for (const cell of row.children) {
    const text = (cell.textContent ?? "").trim();
    if (text !== "" && !cell.contains(element)) return text;
  }
  return "";
};

const neighboursOf = (element: Element): string[] => {
  const texts: string[] = [];
  let at: Element | null = element;
  for (let depth = 0; at && depth < 3 && texts.length < 4; depth++) {
    for (const sibling of [at.previousElementSibling, at.nextElementSibling]) {
      if (!sibling || sibling.matches("script,style,input,textarea,select")) continue;
      const text = cut(sibling.textContent ?? "");
      if (text !== "") texts.push(text.slice(0, 40));
    }
    at = parentOf(at);
  }
  return texts.slice(0, 4);
};

const hrefOf = (element: Element): string => {
  if (!(element instanceof HTMLAnchorElement) || element.getAttribute("href") === null) return "";
  const path = element.protocol.startsWith("http") ? `${element.pathname}${element.hash}` : element.protocol;
  return path.slice(0, MAX_TEXT);
};

const formOf = (element: Element): string => {
  const form = element.closest("form");
  return form ? cut(form.getAttribute("name") ?? form.getAttribute("aria-label") ?? (isGenerated(form.id) ? "" : form.id)) : "";
};

/** Position among elements of the same tag and name attribute or text, cheap to read. */
const ordinalOf = (element: Element): { readonly index: number; readonly of: number } => {
  const parent = element.closest("tr,li,[role=row]") ?? element.parentElement;
  const like = parent ? [...parent.querySelectorAll(element.tagName)].slice(0, 200) : [element];
  return { index: Math.max(0, like.indexOf(element)), of: like.length };
};

const optional = (text: string | null | undefined): string | undefined => (text ? text : undefined);
const setIf = <K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> => {
  const record: Partial<Record<K, string>> = {};
  if (text !== undefined && text !== "") record[key] = text;
  return record;
};

/** What identifies the element, as it is now. Never reads the value of a field. */
export const snapshotOf = (element: Element, names: Names): ElementSnapshot => ({
  tag: element.tagName.toLowerCase(),
  role: names.role(element),
  name: cut(names.name(element)),
  ...setIf("type", optional(element.getAttribute("type"))),
  ...setIf("field", optional(element.getAttribute("name")?.slice(0, MAX_TEXT))),
  ...setIf("id", isGenerated(element.id) ? undefined : element.id),
  classes: stableClasses(element.classList),
  ...setIf("testId", testIdOf(element)?.value.slice(0, MAX_TEXT)),
  ...setIf("label", cut(names.labelText(element))),
  ...setIf("text", isTextField(element) || element.matches("input,select") ? undefined : cut(names.text(element))),
  ...setIf("placeholder", cut(element.getAttribute("placeholder") ?? "")),
  ...setIf("title", cut(element.getAttribute("title") ?? "")),
  ...setIf("alt", cut(element.getAttribute("alt") ?? "")),
  ...setIf("href", hrefOf(element)),
  landmarks: landmarksOf(element, names),
  ...setIf("heading", headingBefore(element)),
  neighbours: neighboursOf(element),
  path: ancestorsOf(element, 8).map((ancestor) => ancestor.tagName.toLowerCase()),
  ordinal: ordinalOf(element),
  box: boxOf(element),
  ...setIf("form", formOf(element)),
});

/** `button "New" in row Users`: how an element is told to people. */
export const describe = (element: Element, names: Names): string => {
  const role = names.role(element) || element.tagName.toLowerCase();
  const name = cut(names.name(element) || names.labelText(element) || names.text(element) || (element.getAttribute("placeholder") ?? ""));
  const scope = landmarksOf(element, names).find((landmark) => landmark.includes(" "));
  return `${role}${name === "" ? "" : ` "${name}"`}${scope ? ` in ${scope}` : ""}`;
};
