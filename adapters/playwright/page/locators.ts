import { isGenerated, stableClasses } from "#core/model/generated";
import type { Locator, LocatorStrategy } from "#core/model/locator";
import { normaliseText } from "#core/model/words";
import type { Names } from "./accessible-name";
import { ownText } from "./pool";
import { TEST_ID_ATTRIBUTES, testIdOf } from "./sources";
import { allElements, allRoots, type Root } from "./walk";

const MAX_ARG = 200;
const css = (text: string): string => CSS.escape(text);
const query = (roots: readonly Root[], selector: string): Element[] => roots.flatMap((root) => [...root.querySelectorAll(selector)]);

/** A page as one look sees it: read when a locator needs it, once. */
export interface Look {
  readonly names: Names;
  readonly elements: () => readonly Element[];
  readonly roots: () => readonly Root[];
}

export const lookAt = (names: Names, known?: readonly Element[]): Look => {
  let elements = known;
  let roots: readonly Root[] | undefined;
  const read = (): readonly Element[] => {
    elements ??= allElements();
    return elements;
  };
  return {
    names,
    elements: read,
    roots: () => {
      roots ??= allRoots(read());
      return roots;
    },
  };
};

/** Tags that can have a role without saying so; other roles are written in the `role` attribute or searched everywhere. */
const ROLE_TAGS: Readonly<Record<string, string>> = {
  button: "button,input,summary",
  link: "a,area",
  textbox: "input,textarea,[contenteditable]",
  searchbox: "input",
  spinbutton: "input",
  slider: "input",
  checkbox: "input",
  radio: "input",
  combobox: "select,input",
  listbox: "select",
  heading: "h1,h2,h3,h4,h5,h6",
  tab: "[role]",
  menuitem: "[role]",
  switch: "[role],input",
};

const withTag = (tag: string | undefined): string => (tag ? css(tag) : "*");
const withText = (pool: Iterable<Element>, text: string, read: (element: Element) => string): Element[] => {
  const first = text.toLowerCase().split(" ")[0] ?? "";
  return [...pool].filter((element) => {
    const raw = read(element);
    return raw.toLowerCase().includes(first) && normaliseText(raw) === text;
  });
};

const bySelector: Partial<Record<LocatorStrategy, (args: Locator["args"]) => string>> = {
  testid: ({ attribute = "data-testid", value = "" }) =>
    (TEST_ID_ATTRIBUTES as readonly string[]).includes(attribute) ? `[${attribute}=${JSON.stringify(value)}]` : ":not(*)",
  id: ({ tag, value = "" }) => `${withTag(tag)}#${css(value)}`,
  field: ({ tag, value = "" }) => `${withTag(tag)}[name="${css(value)}"]`,
  placeholder: ({ tag, text = "" }) => `${withTag(tag)}[placeholder="${css(text)}"]`,
  title: ({ tag, text = "" }) => `${withTag(tag)}[title="${css(text)}"]`,
  alt: ({ tag, text = "" }) => `${withTag(tag)}[alt="${css(text)}"]`,
  css: ({ path = "" }) => path,
};

/** Cheap sign that the element may bear the name, before it is computed. */
const mayBear = (element: Element, first: string, names: Names, role: string): boolean => {
  if (names.role(element) !== role) return false;
  const near = `${element.getAttribute("aria-label") ?? ""} ${element.getAttribute("title") ?? ""} ${element.getAttribute("value") ?? ""} ${element.getAttribute("placeholder") ?? ""} ${element.getAttribute("alt") ?? ""}`;
  if (near.toLowerCase().includes(first) || (element.textContent ?? "").toLowerCase().includes(first)) return true;
  return element.hasAttribute("aria-labelledby") || element.matches("input,select,textarea,fieldset,table,figure") || element.querySelector("img,svg,[aria-label]") !== null;
};

/** All elements a locator addresses, before its `nth`. */
export const resolve = (locator: Locator, look: Look): Element[] => {
  const { strategy, args } = locator;
  const roots = locator.shadow ? look.roots() : [document];
  const selector = bySelector[strategy];
  try {
    if (selector) return query(roots, selector(args));
  } catch {
    return []; // a stored path that is no selector any more addresses nothing
  }
  const { names } = look;
  switch (strategy) {
    case "role": {
      const { role = "", name = "" } = args;
      const first = name.toLowerCase().split(" ")[0] ?? "";
      const tags = ROLE_TAGS[role];
      const pool = query(roots, tags === undefined ? "*" : `${tags},[role~="${css(role)}"]`);
      return pool.filter((element) => mayBear(element, first, names, role) && names.visible(element) && normaliseText(names.name(element)) === name);
    }
    case "label":
      return query(roots, "input,select,textarea,[role],[contenteditable]").filter((element) => normaliseText(names.labelText(element)) === args["text"]);
    case "text":
      return withText(query(roots, withTag(args["tag"])), args["text"] ?? "", ownText);
    default:
      return [];
  }
};

const pathOf = (element: Element): string => {
  const steps: string[] = [];
  for (let at: Element | null = element; at && steps.length < 12; at = at.parentElement) {
    const tag = css(at.tagName.toLowerCase());
    if (at.id !== "" && !isGenerated(at.id)) {
      steps.unshift(`${tag}#${css(at.id)}`);
      break;
    }
    const like: Element[] = [...(at.parentElement?.children ?? [])].filter((sibling) => sibling.tagName === at?.tagName);
    const position = like.length > 1 ? `:nth-of-type(${like.indexOf(at) + 1})` : "";
    const stable = stableClasses(at.classList)[0];
    steps.unshift(`${tag}${stable && position === "" ? `.${css(stable)}` : ""}${position}`);
    if (at.tagName === "BODY") break;
  }
  return steps.join(" > ");
};

const short = (text: string): string => (text.length <= MAX_ARG ? text : "");

const proposals = (element: Element, names: Names): Locator[] => {
  const tag = element.tagName.toLowerCase();
  const list: Locator[] = [];
  const add = (strategy: LocatorStrategy, args: Record<string, string>, wanted: string): void => {
    if (wanted !== "" && short(wanted) !== "") list.push({ strategy, args });
  };
  const testId = testIdOf(element);
  if (testId) add("testid", testId, testId.value);
  const name = normaliseText(names.name(element));
  const role = names.role(element);
  if (role !== "") add("role", { role, name }, name);
  const label = normaliseText(names.labelText(element));
  add("label", { text: label }, label);
  for (const strategy of ["placeholder", "title", "alt"] as const) {
    const text = element.getAttribute(strategy) ?? "";
    add(strategy, { tag, text }, text);
  }
  if (!isGenerated(element.id)) add("id", { tag, value: element.id }, element.id);
  const field = element.getAttribute("name") ?? "";
  if (!isGenerated(field)) add("field", { tag, value: field }, field);
  const text = normaliseText(ownText(element));
  if (text.length <= 80 && !element.matches("textarea,[contenteditable]")) add("text", { tag, text }, text);
  add("css", { path: pathOf(element) }, "path");
  return list;
};

const MAX_LOCATORS = 6;

/** Addresses of the element, best first; each finds exactly it now, with `nth` where it has likes. At most six. */
export const locatorsOf = (element: Element, names: Names, elements: readonly Element[]): readonly Locator[] => {
  const look = lookAt(names, elements);
  const place: Partial<Locator> = element.getRootNode() instanceof ShadowRoot ? { shadow: true } : {};
  const unique: Locator[] = [];
  const counted: Locator[] = [];
  for (const proposal of proposals(element, names)) {
    if (unique.length >= MAX_LOCATORS) break;
    const locator = { ...proposal, ...place };
    const found = resolve(locator, look);
    const at = found.indexOf(element);
    if (at < 0) continue;
    if (found.length === 1) unique.push(locator);
    else if (found.length <= 50) counted.push({ ...locator, nth: at });
  }
  return [...unique, ...counted].slice(0, MAX_LOCATORS);
};
