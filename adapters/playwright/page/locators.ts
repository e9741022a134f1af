import { isGenerated, stableClasses } from "#core/model/generated";
import type { Locator, LocatorStrategy } from "#core/model/locator";
import { namesRecord } from "#core/model/record-id";
import { normaliseText } from "#core/model/words";
import type { Names } from "./accessible-name";
import {
  attributeOf,
  childElementCount,
  classesOf,
  findAll,
  findFirst,
  hasAttribute,
  idOf,
  matches,
  nextElement,
  parentElement,
  previousElement,
  type Root,
  rootOf,
  tagName,
} from "./dom";
import { directText } from "./pool";
import { labelTexts, TEST_ID_ATTRIBUTES, testIdOf } from "./sources";
import { allElements, allRoots, briefText } from "./walk";

const MAX_ARG = 200;
const css = (text: string): string => CSS.escape(text);
const query = (roots: readonly Root[], selector: string): Element[] =>
  roots.flatMap((root) => [...findAll(root, selector)]);

/** A page as one look sees it: read when a locator needs it, once. */
export interface Look {
  readonly names: Names;
  readonly elements: () => readonly Element[];
  readonly roots: () => readonly Root[];
}

export const lookAt = (names: Names): Look => {
  let elements: readonly Element[] | undefined;
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
const withText = (text: string, read: (element: Element) => string): ((element: Element) => boolean) => {
  const first = text.toLowerCase().split(" ")[0] ?? "";
  return (element) => {
    const raw = read(element);
    return raw.toLowerCase().includes(first) && normaliseText(raw) === text;
  };
};

/** The first so many that fit. */
const take = (pool: readonly Element[], limit: number, fits: (element: Element) => boolean): Element[] => {
  const taken: Element[] = [];
  for (const element of pool) {
    if (taken.length >= limit) break;
    if (fits(element)) taken.push(element);
  }
  return taken;
};

const bySelector: Partial<Record<LocatorStrategy, (args: Locator["args"]) => string>> = {
  testid: ({ attribute = "data-testid", value = "" }) =>
    (TEST_ID_ATTRIBUTES as readonly string[]).includes(attribute)
      ? `[${attribute}=${JSON.stringify(value)}]`
      : ":not(*)",
  id: ({ tag, value = "" }) => `${withTag(tag)}#${css(value)}`,
  field: ({ tag, value = "" }) => `${withTag(tag)}[name="${css(value)}"]`,
  placeholder: ({ tag, text = "" }) => `${withTag(tag)}[placeholder="${css(text)}"]`,
  title: ({ tag, text = "" }) => `${withTag(tag)}[title="${css(text)}"]`,
  alt: ({ tag, text = "" }) => `${withTag(tag)}[alt="${css(text)}"]`,
  css: ({ path = "" }) => path,
};

/** Cheap sign that the element may bear the name, before it is computed. */
const mayBear = (element: Element, first: string, names: Names, role: string): boolean => {
  const near = `${attributeOf(element, "aria-label") ?? ""} ${attributeOf(element, "title") ?? ""} ${attributeOf(element, "value") ?? ""} ${attributeOf(element, "placeholder") ?? ""} ${attributeOf(element, "alt") ?? ""}`;
  const mentioned = near.toLowerCase().includes(first) || briefText(element, 600).toLowerCase().includes(first);
  return (mentioned || mayBorrow(element)) && names.role(element) === role;
};

/** Its name may come from elsewhere: labels, references, pictures. */
const mayBorrow = (element: Element): boolean => {
  if (hasAttribute(element, "aria-labelledby") || matches(element, "select,textarea,fieldset,table,figure"))
    return true;
  if (element instanceof HTMLInputElement) return !["button", "submit", "reset"].includes(element.type);
  return childElementCount(element) > 0 && findFirst(element, "img,svg,[aria-label]") !== null;
};

/** The elements a locator addresses, before its `nth`; at most `limit`. */
export const resolve = (locator: Locator, look: Look, limit = Number.POSITIVE_INFINITY): Element[] => {
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
      return take(
        pool,
        limit,
        (element) =>
          mayBear(element, first, names, role) && names.visible(element) && normaliseText(names.name(element)) === name,
      );
    }
    case "label": {
      const { text = "" } = args;
      const first = text.split(" ")[0] ?? "";
      const pool = query(roots, "input,select,textarea,[role],[contenteditable]");
      return take(
        pool,
        limit,
        (element) => labelTexts(element).includes(first) && normaliseText(names.labelText(element)) === text,
      );
    }
    case "text":
      return take(query(roots, withTag(args.tag)), limit, withText(args.text ?? "", directText));
    default:
      return [];
  }
};

const likesOf = (element: Element, step: (from: Element) => Element | null, atMost: number): number => {
  const tag = tagName(element);
  let count = 0;
  for (let at = step(element); at && count < atMost; at = step(at)) if (tagName(at) === tag) count += 1;
  return count;
};

/** Its position among the siblings of its tag; empty where it is the only one. */
const placeOf = (element: Element): string => {
  const before = likesOf(element, previousElement, Number.POSITIVE_INFINITY);
  return before > 0 || likesOf(element, nextElement, 1) > 0 ? `:nth-of-type(${before + 1})` : "";
};

/** CSS path from the nearest stable id. */
export const pathOf = (element: Element): string => {
  const steps: string[] = [];
  for (let at: Element | null = element; at && steps.length < 12; at = parentElement(at)) {
    const tag = css(tagName(at).toLowerCase());
    if (idOf(at) !== "" && !isGenerated(idOf(at))) {
      steps.unshift(`${tag}#${css(idOf(at))}`);
      break;
    }
    const position = placeOf(at);
    const stable = stableClasses(classesOf(at))[0];
    steps.unshift(`${tag}${stable && position === "" ? `.${css(stable)}` : ""}${position}`);
    if (tagName(at) === "BODY") break;
  }
  return steps.join(" > ");
};

const short = (text: string): string => (text.length <= MAX_ARG ? text : "");

const proposals = (element: Element, names: Names): Locator[] => {
  const tag = tagName(element).toLowerCase();
  const list: Locator[] = [];
  const add = (strategy: LocatorStrategy, args: Record<string, string>, wanted: string): void => {
    if (wanted !== "" && short(wanted) !== "") list.push({ strategy, args });
  };
  const testId = testIdOf(element);
  const isOfRecord = testId !== undefined && namesRecord(testId.value);
  if (testId && !isOfRecord) add("testid", testId, testId.value);
  const name = normaliseText(names.name(element));
  const role = names.role(element);
  if (role !== "") add("role", { role, name }, name);
  const label = normaliseText(names.labelText(element));
  add("label", { text: label }, label);
  for (const strategy of ["placeholder", "title", "alt"] as const) {
    const text = attributeOf(element, strategy) ?? "";
    add(strategy, { tag, text }, text);
  }
  if (!isGenerated(idOf(element)) && !namesRecord(idOf(element)))
    add("id", { tag, value: idOf(element) }, idOf(element));
  const field = attributeOf(element, "name") ?? "";
  if (!isGenerated(field) && !namesRecord(field)) add("field", { tag, value: field }, field);
  const text = normaliseText(directText(element));
  if (text.length <= 80 && !matches(element, "textarea,[contenteditable]")) add("text", { tag, text }, text);
  // Which record it is of is the first thing to change.
  if (testId && isOfRecord) add("testid", testId, testId.value);
  add("css", { path: pathOf(element) }, "path");
  return list;
};

const MAX_LOCATORS = 6;
/** An address that more elements share is none. */
const MAX_LIKES = 50;

/** Addresses of the element, best first; each finds exactly it now, with `nth` where it has likes. At most six. */
export const locatorsOf = (element: Element, names: Names): readonly Locator[] => {
  const look = lookAt(names);
  const place: Partial<Locator> = rootOf(element) instanceof ShadowRoot ? { shadow: true } : {};
  const unique: Locator[] = [];
  const counted: Locator[] = [];
  for (const proposal of proposals(element, names)) {
    if (unique.length >= MAX_LOCATORS) break;
    const locator = { ...proposal, ...place };
    const found = resolve(locator, look, MAX_LIKES + 1);
    const at = found.indexOf(element);
    if (at < 0) continue;
    if (found.length === 1) unique.push(locator);
    else if (found.length <= MAX_LIKES) counted.push({ ...locator, nth: at });
  }
  return [...unique, ...counted].slice(0, MAX_LOCATORS);
};
