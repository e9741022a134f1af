import type { FlatTree } from "./flat-tree";
import { type ImplicitRole, implicitRoles } from "./implicit-role";
import { memo } from "./rendering";
import { GLOBAL_ARIA, ROLES } from "./role-words";

/** ARIA roles. Answers hold for one synchronous pass. */
export interface Roles {
  /** Explicit or implied role; empty when none. `presentation` is told as `none`, `image` as `img`. */
  role(element: Element): string;
}

/** A part takes over the `none` of the whole it belongs to: the rows of a layout table are no rows. */
const WHOLE_OF: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["li", new Set(["ul", "ol", "menu"])],
  ["dt", new Set(["dl", "div"])],
  ["dd", new Set(["dl", "div"])],
  ["tbody", new Set(["table"])],
  ["thead", new Set(["table"])],
  ["tfoot", new Set(["table"])],
  ["tr", new Set(["table", "tbody", "thead", "tfoot"])],
  ["td", new Set(["tr"])],
  ["th", new Set(["tr"])],
]);

/** Role tokens of one attribute that are read. */
const MAX_TOKENS = 20;
const FOCUSABLE: ReadonlySet<string> = new Set(["button", "select", "textarea", "summary", "iframe"]);

const isEditable = (tree: FlatTree, element: Element): boolean => {
  const written = tree.attribute(element, "contenteditable");
  return written !== null && written.toLowerCase() !== "false";
};

const isFocusable = (tree: FlatTree, element: Element, tag: string): boolean => {
  const has = (name: string): boolean => tree.attribute(element, name) !== null;
  if (has("tabindex")) return true;
  if (has("disabled")) return false;
  if (tag === "a" || tag === "area") return has("href");
  if (tag === "input") return tree.attribute(element, "type")?.toLowerCase() !== "hidden";
  return FOCUSABLE.has(tag) || isEditable(tree, element);
};

/** The first role token that is one; empty when none. */
const explicitRole = (tree: FlatTree, element: Element): string => {
  const written = tree.attribute(element, "role");
  if (written === null) return "";
  const tokens = written.toLowerCase().split(/[\t\n\f\r ]+/, MAX_TOKENS);
  const token = tokens.find((word) => ROLES.has(word)) ?? "";
  if (token === "presentation") return "none";
  return token === "image" ? "img" : token;
};

/** Creates the answers for one pass; they are cached. */
export const createRoles = (tree: FlatTree): Roles => {
  const mustStay = (element: Element, tag: string): boolean =>
    GLOBAL_ARIA.some((name) => (tree.attribute(element, name) ?? "") !== "") || isFocusable(tree, element, tag);

  const inheritsNone = (element: Element, tag: string): boolean => {
    const whole = WHOLE_OF.get(tag);
    const parent = whole && tree.parent(element);
    if (!parent || !whole.has(tree.tag(parent)) || mustStay(element, tag)) return false;
    const written = explicitRole(tree, parent);
    return written === "none" ? role(parent) === "none" : written === "" && inheritsNone(parent, tree.tag(parent));
  };
  const impliedRole = (element: Element, tag: string): string => {
    if (inheritsNone(element, tag)) return "none";
    const implied: ImplicitRole | undefined = implicitRoles.get(tag);
    const found = typeof implied === "function" ? implied({ element, tag, tree, role, mustStay }) : (implied ?? "");
    return found === "" && isEditable(tree, element) ? "textbox" : found;
  };
  const role = memo<string>((element) => {
    const tag = tree.tag(element);
    const written = explicitRole(tree, element);
    if (written !== "" && written !== "none") return written;
    return written === "none" && !mustStay(element, tag) ? "none" : impliedRole(element, tag);
  });
  return { role };
};
