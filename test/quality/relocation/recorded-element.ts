import type { Box, ElementSnapshot } from "#core/model/element";

type Text = string | readonly string[] | null | undefined;

/** An element as the published data sets hold it; merged nodes have several values of a property. */
export interface RecordedElement {
  readonly tag: Text;
  readonly id?: Text;
  readonly class?: Text;
  readonly name?: Text;
  readonly type?: Text;
  readonly href?: Text;
  readonly alt?: Text;
  readonly title?: Text;
  readonly value?: Text;
  readonly placeholder?: Text;
  readonly role?: Text;
  readonly text?: Text;
  readonly "aria-label"?: Text;
  readonly attrs?: Readonly<Record<string, string>>;
  readonly xpath: Text;
  readonly idxpath?: string;
  readonly neighbor_text?: Text;
  readonly neighbor_text_left?: Text;
  readonly neighbor_text_above?: Text;
  readonly neighbor_text_right?: Text;
  readonly neighbor_text_below?: Text;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly area?: number;
  /** 100 x width / height. */
  readonly shape?: number;
}

const MAX_TEXT = 80;
const first = (value: Text): string | undefined =>
  typeof value === "string" ? value : value === null || value === undefined ? undefined : value[0];

const cut = (value: Text): string | undefined => {
  const text = first(value)?.replace(/\s+/gu, " ").trim().slice(0, MAX_TEXT);
  return text === "" ? undefined : text;
};

const ROLES: Readonly<Record<string, string>> = {
  button: "button",
  select: "combobox",
  textarea: "textbox",
  img: "img",
  li: "listitem",
  h1: "heading",
  h2: "heading",
  h3: "heading",
  h4: "heading",
  option: "option",
  td: "cell",
  th: "columnheader",
  form: "form",
  nav: "navigation",
  table: "table",
  ul: "list",
};

const INPUT_ROLES: Readonly<Record<string, string>> = {
  checkbox: "checkbox",
  radio: "radio",
  submit: "button",
  button: "button",
  image: "button",
  reset: "button",
  search: "searchbox",
  number: "spinbutton",
  range: "slider",
  hidden: "",
};

/** Of merged nodes, the one that acts. */
const ACTING = ["a", "button", "input", "select", "textarea", "label", "img", "li", "span", "div"];

const tagOf = ({ tag }: RecordedElement): string => {
  const tags = typeof tag === "string" ? [tag] : (tag ?? []);
  return (ACTING.find((each) => tags.includes(each)) ?? tags[0] ?? "").toLowerCase();
};

const roleOf = (tag: string, type: string, hasAddress: boolean): string => {
  if (tag === "input") return INPUT_ROLES[type] ?? "textbox";
  if (tag === "a") return hasAddress ? "link" : "";
  return ROLES[tag] ?? "";
};

const ARCHIVE = /^https?:\/\/web\.archive\.org\/web\/\d+[a-z_]*\//u;

/** The path of an address, as the page script keeps it. */
const addressOf = (href: string | undefined): string | undefined => {
  if (href === undefined) return undefined;
  const url = URL.parse(href.replace(ARCHIVE, ""), "http://page/");
  if (!url) return href.slice(0, MAX_TEXT);
  return (url.protocol.startsWith("http") ? `${url.pathname}${url.hash}` : url.protocol).slice(0, MAX_TEXT);
};

const FOREIGN_STEP = /^\*\[local-name\(\) = "(\w+)"\]/u;

const pathOf = (xpath: string): readonly string[] =>
  xpath
    .split("/")
    .slice(1)
    .map((step) => step.replace(FOREIGN_STEP, "$1"))
    .map((step) => (step.endsWith("]") ? step : `${step}[1]`))
    .reverse()
    .slice(0, 24);

const anchorOf = (idxpath: string | undefined): ElementSnapshot["anchor"] => {
  const match = /^(?:\/\/\*\[@id=|id\()['"]([^'"]*)['"][\])](.*)$/u.exec(idxpath ?? "");
  const [, id, rest] = match ?? [];
  return id === undefined ? undefined : { id, depth: rest ? rest.split("/").length - 1 : 0 };
};

const boxOf = ({ x = 0, y = 0, width, height, area, shape }: RecordedElement): Box => {
  if (width !== undefined && height !== undefined) return { x, y, width, height };
  const wide = area !== undefined && shape ? Math.sqrt((area * shape) / 100) : 0;
  return { x, y, width: wide, height: area !== undefined && wide > 0 ? area / wide : 0 };
};

const classesOf = (value: Text): readonly string[] =>
  (typeof value === "string" ? value : (value ?? []).join(" "))
    .split(/\s+/u)
    .filter((name) => name !== "")
    .slice(0, 12);

const namesOf = (element: RecordedElement, isField: boolean) => {
  const { attrs = {} } = element;
  const [label, alt, title] = [
    cut(element["aria-label"] ?? attrs["aria-label"]),
    cut(element.alt ?? attrs.alt),
    cut(element.title ?? attrs.title),
  ];
  const placeholder = cut(element.placeholder ?? attrs.placeholder);
  const text = isField ? undefined : cut(element.text);
  const value = isField ? undefined : cut(element.value ?? attrs.value);
  return { name: label ?? value ?? text ?? alt ?? title ?? placeholder ?? "", label, text, placeholder, title, alt };
};

const given = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== "")) as T;

/** Reads a recorded element as the page script would have read it: the same properties, folded and cut the same way. */
export const snapshotOf = (element: RecordedElement): ElementSnapshot => {
  const { attrs = {} } = element;
  const tag = tagOf(element);
  const type = first(element.type) ?? attrs.type;
  const href = addressOf(first(element.href) ?? attrs.href);
  const role = first(element.role) ?? attrs.role ?? roleOf(tag, type ?? "", href !== undefined);
  const isField = ["textbox", "searchbox", "spinbutton"].includes(role) || tag === "select";
  const { name, ...texts } = namesOf(element, isField);
  const around = [
    element.neighbor_text,
    element.neighbor_text_left,
    element.neighbor_text_above,
    element.neighbor_text_right,
    element.neighbor_text_below,
  ];
  const optional = given({
    type,
    field: first(element.name) ?? attrs.name,
    id: first(element.id) ?? attrs.id,
    testId: attrs["data-testid"] ?? attrs["data-test"],
    href,
    anchor: anchorOf(element.idxpath),
    ...texts,
  });
  return {
    tag,
    role,
    name,
    classes: classesOf(element.class ?? attrs.class),
    landmarks: [],
    neighbours: around.flatMap((text) => cut(text) ?? []),
    path: pathOf(first(element.xpath) ?? ""),
    ordinal: { index: 0, of: 1 },
    box: boxOf(element),
    ...optional,
  };
};
