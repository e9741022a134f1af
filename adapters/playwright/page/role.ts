import type { FlatTree } from "./flat-tree";
import { type ImplicitRole, implicitRoles } from "./implicit-role";
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

const FOCUSABLE: ReadonlySet<string> = new Set(["button", "select", "textarea", "summary", "iframe"]);

/** Creates the answers for one pass; they are cached. */
export const createRoles = (tree: FlatTree): Roles => {
  const known = new Map<Element, string>();
  const has = (element: Element, name: string): boolean => tree.attribute(element, name) !== null;

  const focusable = (element: Element, tag: string): boolean => {
    if (has(element, "tabindex")) return true;
    if (has(element, "disabled")) return false;
    if (tag === "a" || tag === "area") return has(element, "href");
    if (tag === "input") return tree.attribute(element, "type")?.toLowerCase() !== "hidden";
    const editable = tree.attribute(element, "contenteditable");
    return FOCUSABLE.has(tag) || (editable !== null && editable !== "false");
  };
  const mustStay = (element: Element, tag: string): boolean =>
    GLOBAL_ARIA.some((name) => (tree.attribute(element, name) ?? "") !== "") || focusable(element, tag);

  const explicit = (element: Element): string => {
    const written = tree.attribute(element, "role");
    if (written === null) return "";
    const token =
      written
        .toLowerCase()
        .split(/[\t\n\f\r ]+/, 20)
        .find((word) => ROLES.has(word)) ?? "";
    if (token === "presentation") return "none";
    return token === "image" ? "img" : token;
  };
  const inheritsNone = (element: Element, tag: string): boolean => {
    const whole = WHOLE_OF.get(tag);
    const parent = whole && tree.parent(element);
    if (!parent || !whole.has(tree.tag(parent)) || mustStay(element, tag)) return false;
    const written = explicit(parent);
    return written === "none" ? role(parent) === "none" : written === "" && inheritsNone(parent, tree.tag(parent));
  };

  const compute = (element: Element): string => {
    const tag = tree.tag(element);
    const written = explicit(element);
    if (written !== "" && written !== "none") return written;
    const stays = written === "none" && mustStay(element, tag);
    if (written === "none" && !stays) return "none";
    if (inheritsNone(element, tag)) return "none";
    const implied: ImplicitRole | undefined = implicitRoles.get(tag);
    const found = typeof implied === "function" ? implied({ element, tag, tree, role, mustStay }) : (implied ?? "");
    if (found !== "") return found;
    const editable = tree.attribute(element, "contenteditable");
    return editable !== null && editable.toLowerCase() !== "false" ? "textbox" : "";
  };
  const role = (element: Element): string => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const now = compute(element);
    known.set(element, now);
    return now;
  };
  return { role };
};
