import { type FlatTree, isElement, isText } from "./flat-tree";

/** `invisible`: laid out, but its own text is not painted (descendants may be); `gone`: no box, nor below. */
export type Rendering = "shown" | "invisible" | "gone";

/** Answers hold for one synchronous pass. */
export interface Visibility {
  /** How the element is rendered, given that what it stands in is. */
  rendering(element: Element): Rendering;
  /** Not exposed to assistive technology: not rendered, invisible, or in an `aria-hidden` part. */
  hidden(element: Element): boolean;
  /** `aria-hidden="true"` on the element itself. */
  ariaHidden(element: Element): boolean;
  /** Playwright's notion: a box that is not empty, not made invisible; `display: contents` by its children. */
  visible(element: Element): boolean;
  /** Whether the element's edges separate words: anything but inline. */
  separates(element: Element): boolean;
}

/** Tags whose text is no text of the page, hidden or not. */
export const NEVER_RENDERED: ReadonlySet<string> = new Set(["script", "style", "noscript", "template"]);
/** Children looked at to tell whether an element without a box shows anything. */
const CHILDREN_LOOKED_AT = 200;
const MAX_DEPTH = 200;

const memo = <T>(compute: (element: Element) => T): ((element: Element) => T) => {
  const known = new Map<Element, T>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const now = compute(element);
    known.set(element, now);
    return now;
  };
};

const textHasBox = (text: Text): boolean => {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  const { width, height } = range.getBoundingClientRect();
  return width > 0 && height > 0;
};

/** Creates the answers for one pass; they are cached. */
export const createVisibility = (tree: FlatTree): Visibility => {
  const ariaHidden = (element: Element): boolean => tree.attribute(element, "aria-hidden")?.toLowerCase() === "true";

  const withoutBox = memo<Rendering>((element) => {
    const tag = tree.tag(element);
    const { display, visibility } = getComputedStyle(element);
    if (display === "none" || display === "") return "gone";
    if (display === "contents" || tag === "slot") return visibility === "visible" ? "shown" : "invisible";
    // Options of a closed select have no box of their own, but they are there.
    if ((tag === "option" || tag === "optgroup") && element.closest("select")) return "shown";
    return visibility === "visible" ? "gone" : "invisible";
  });
  const boxed = memo<boolean>(tree.shown);
  const rendering = (element: Element): Rendering => {
    if (NEVER_RENDERED.has(tree.tag(element))) return "gone";
    return boxed(element) ? "shown" : withoutBox(element);
  };

  const anyChild = (element: Element, test: (child: Node) => boolean): boolean => {
    let found = false;
    let left = CHILDREN_LOOKED_AT;
    tree.each(element, (child) => {
      found = test(child);
      left -= 1;
      return !found && left > 0;
    });
    return found;
  };
  const displaysContents = (element: Element): boolean =>
    !boxed(element) && getComputedStyle(element).display === "contents";

  const visibleAt = (element: Element, depth: number): boolean => {
    if (boxed(element)) {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0;
    }
    if (depth > MAX_DEPTH || !displaysContents(element)) return false;
    return anyChild(element, (child) =>
      isElement(child) ? visibleAt(child, depth + 1) : isText(child) && textHasBox(child),
    );
  };

  /** Nearest known answer upwards, filled in on the way back: no recursion over deep pages. */
  const insideHidden = new Map<Element, boolean>();
  const hiddenByAncestors = (element: Element): boolean => {
    const path: Element[] = [];
    let answer = false;
    for (let at: Element | null = element; at; at = tree.parent(at)) {
      const known = insideHidden.get(at);
      if (known !== undefined) {
        answer = known;
        break;
      }
      path.push(at);
      if (ariaHidden(at)) {
        answer = true;
        break;
      }
    }
    for (const at of path) insideHidden.set(at, answer);
    return answer;
  };

  const renderedWithoutBox = memo<boolean>((element) => {
    const tag = tree.tag(element);
    const owner = tag === "option" || tag === "optgroup" ? element.closest("select") : tree.parent(element);
    if (!owner || !(boxed(owner) || rendered(owner))) return false;
    if (tag === "option" || tag === "optgroup" || tag === "slot") return true;
    return anyChild(element, (child) =>
      isElement(child) ? rendering(child) === "shown" : isText(child) && textHasBox(child),
    );
  });
  const rendered = (element: Element): boolean =>
    rendering(element) === "shown" && (boxed(element) || renderedWithoutBox(element));

  return {
    rendering,
    ariaHidden,
    hidden: memo((element) => !rendered(element) || hiddenByAncestors(element)),
    visible: memo((element) => visibleAt(element, 0)),
    separates: memo((element) => {
      if (tree.tag(element) === "br") return true;
      const { display } = getComputedStyle(element);
      return display !== "inline" && display !== "contents";
    }),
  };
};
