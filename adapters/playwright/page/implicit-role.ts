import { nextElement, previousElement } from "./dom";
import type { FlatTree } from "./flat-tree";
import { SECTIONS } from "./role-words";

/** What an implied role may depend on. */
export interface RoleQuestion {
  readonly element: Element;
  readonly tag: string;
  readonly tree: FlatTree;
  readonly role: (element: Element) => string;
  /** Whether the element cannot be presentational: focusable or with a global ARIA attribute. */
  readonly mustStay: (element: Element, tag: string) => boolean;
}

export type ImplicitRole = string | ((question: RoleQuestion) => string);

const has = ({ element, tree }: RoleQuestion, name: string): boolean => tree.attribute(element, name) !== null;
const filled = ({ element, tree }: RoleQuestion, name: string): boolean =>
  (tree.attribute(element, name) ?? "").trim() !== "";
const named = (question: RoleQuestion): boolean =>
  ["aria-label", "aria-labelledby", "title"].some((name) => filled(question, name));

const link: ImplicitRole = (question) => (has(question, "href") ? "link" : "");

const topLevel =
  (role: string): ImplicitRole =>
  ({ element, tree, role: roleOf }) => {
    for (let at = tree.parent(element); at; at = tree.parent(at)) {
      const tag = tree.tag(at);
      if (tag === "body") return role;
      if (tag === "section" || SECTIONS.has(roleOf(at))) return "";
    }
    return role;
  };

const image: ImplicitRole = (question) => {
  const { element, tag, tree, mustStay } = question;
  const decorative = tree.attribute(element, "alt") === "" && !filled(question, "title");
  return decorative && !mustStay(element, tag) ? "none" : "img";
};

const INPUTS: ReadonlyMap<string, string> = new Map([
  ["button", "button"],
  ["checkbox", "checkbox"],
  ["file", "button"],
  ["hidden", ""],
  ["image", "button"],
  ["number", "spinbutton"],
  ["radio", "radio"],
  ["range", "slider"],
  ["reset", "button"],
  ["search", "searchbox"],
  ["submit", "button"],
]);
const SUGGESTS: ReadonlySet<string> = new Set(["email", "search", "tel", "text", "url"]);

const input: ImplicitRole = (question) => {
  const { type, list } = question.element as HTMLInputElement;
  if (has(question, "list") && list && SUGGESTS.has(type)) return "combobox";
  if (type === "checkbox" && has(question, "switch")) return "switch";
  return INPUTS.get(type) ?? "textbox";
};

const select: ImplicitRole = (question) => {
  const { multiple, size } = question.element as HTMLSelectElement;
  return multiple || size > 1 ? "listbox" : "combobox";
};

const tableRole = ({ element, tree, role }: RoleQuestion): string => {
  for (let at = tree.parent(element); at; at = tree.parent(at)) if (tree.tag(at) === "table") return role(at);
  return "";
};
const cell: ImplicitRole = (question) => {
  const table = tableRole(question);
  return table === "grid" || table === "treegrid" ? "gridcell" : "cell";
};
const headerCell: ImplicitRole = ({ element, tree }) => {
  const scope = tree.attribute(element, "scope")?.toLowerCase() ?? "";
  if (scope === "row" || scope === "rowgroup") return "rowheader";
  if (scope !== "") return "columnheader";
  const beside = [previousElement(element), nextElement(element)];
  return beside.some((other) => other && tree.tag(other) === "td") ? "rowheader" : "columnheader";
};

const whenNamed =
  (role: string): ImplicitRole =>
  (question) =>
    named(question) ? role : "";

/** Roles by tag (HTML-AAM); names for what people call a button or a text box where the specification has no role. */
export const implicitRoles: ReadonlyMap<string, ImplicitRole> = new Map<string, ImplicitRole>([
  ["a", link],
  ["address", "group"],
  ["area", link],
  ["article", "article"],
  ["aside", "complementary"],
  ["blockquote", "blockquote"],
  ["button", "button"],
  ["caption", "caption"],
  ["code", "code"],
  ["datalist", "listbox"],
  ["dd", "definition"],
  ["del", "deletion"],
  ["details", "group"],
  ["dfn", "term"],
  ["dialog", "dialog"],
  ["dt", "term"],
  ["em", "emphasis"],
  ["fieldset", "group"],
  ["figure", "figure"],
  ["footer", topLevel("contentinfo")],
  ["form", whenNamed("form")],
  ["h1", "heading"],
  ["h2", "heading"],
  ["h3", "heading"],
  ["h4", "heading"],
  ["h5", "heading"],
  ["h6", "heading"],
  ["header", topLevel("banner")],
  ["hgroup", "group"],
  ["hr", "separator"],
  ["html", "document"],
  ["img", image],
  ["input", input],
  ["ins", "insertion"],
  ["li", "listitem"],
  ["main", "main"],
  ["mark", "mark"],
  ["math", "math"],
  ["menu", "list"],
  ["meter", "meter"],
  ["nav", "navigation"],
  ["ol", "list"],
  ["optgroup", "group"],
  ["option", "option"],
  ["output", "status"],
  ["p", "paragraph"],
  ["progress", "progressbar"],
  ["s", "deletion"],
  ["search", "search"],
  ["section", whenNamed("region")],
  ["select", select],
  ["strong", "strong"],
  ["sub", "subscript"],
  ["summary", "button"],
  ["sup", "superscript"],
  ["svg", "img"],
  ["table", "table"],
  ["tbody", "rowgroup"],
  ["td", cell],
  ["textarea", "textbox"],
  ["tfoot", "rowgroup"],
  ["th", headerCell],
  ["thead", "rowgroup"],
  ["time", "time"],
  ["tr", "row"],
  ["ul", "list"],
]);
