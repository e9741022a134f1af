import { closest, isElement, isText } from "./dom";
import type { FlatTree } from "./flat-tree";

/** `invisible`: laid out, but its own text is not painted (descendants may be); `gone`: no box, nor below. */
export type Rendering = "shown" | "invisible" | "gone";

/** What the engine lays out. Answers hold for one synchronous pass. */
export interface Layout {
  /** Whether the element has a box and is not made invisible. */
  boxed(element: Element): boolean;
  /** How the element is rendered, given that what it stands in is. */
  rendering(element: Element): Rendering;
  /** Whether the element is rendered: with a box, or as an option, slot or `display: contents` with something in it. */
  rendered(element: Element): boolean;
}

/** Tags whose text is no text of the page, hidden or not. */
export const NEVER_RENDERED: ReadonlySet<string> = new Set(["script", "style", "noscript", "template"]);
/** Children looked at to tell whether an element without a box shows anything. */
const CHILDREN_LOOKED_AT = 200;

/** Remembers answers about elements. */
export const memo = <T>(compute: (element: Element) => T): ((element: Element) => T) => {
  const known = new Map<Element, T>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const now = compute(element);
    known.set(element, now);
    return now;
  };
};

/** Whether any of the first children passes. */
export const anyChild = (tree: FlatTree, element: Element, test: (child: Node) => boolean): boolean => {
  let found = false;
  let left = CHILDREN_LOOKED_AT;
  tree.each(element, (child) => {
    found = test(child);
    left -= 1;
    return !found && left > 0;
  });
  return found;
};

/** Whether a text takes up room. */
export const textHasBox = (node: Node): boolean => {
  if (!isText(node)) return false;
  const range = new Range();
  range.selectNodeContents(node);
  const { width, height } = range.getBoundingClientRect();
  return width > 0 && height > 0;
};

// Options of a closed select have no box of their own, but they are there.
const isChoice = (tag: string): boolean => tag === "option" || tag === "optgroup";

/** Creates the answers for one pass; they are cached. */
export const createLayout = (tree: FlatTree): Layout => {
  const boxed = memo<boolean>(tree.shown);
  const withoutBox = memo<Rendering>((element) => {
    const tag = tree.tag(element);
    const { display, visibility } = getComputedStyle(element);
    if (display === "none" || display === "") return "gone";
    if (display === "contents" || tag === "slot") return visibility === "visible" ? "shown" : "invisible";
    if (isChoice(tag) && closest(element, "select")) return "shown";
    return visibility === "visible" ? "gone" : "invisible";
  });
  const rendering = (element: Element): Rendering => {
    if (NEVER_RENDERED.has(tree.tag(element))) return "gone";
    return boxed(element) ? "shown" : withoutBox(element);
  };
  const renderedWithoutBox = memo<boolean>((element) => {
    const tag = tree.tag(element);
    const owner = isChoice(tag) ? closest(element, "select") : tree.parent(element);
    if (!owner || !(boxed(owner) || rendered(owner))) return false;
    if (isChoice(tag) || tag === "slot") return true;
    return anyChild(tree, element, (child) => (isElement(child) ? rendering(child) === "shown" : textHasBox(child)));
  });
  const rendered = (element: Element): boolean =>
    rendering(element) === "shown" && (boxed(element) || renderedWithoutBox(element));
  return { boxed, rendering, rendered };
};
