import { isEditing, isElement, isText } from "./dom";
import type { FlatTree } from "./flat-tree";
import { createTextBuffer } from "./text-buffer";
import type { Visibility } from "./visibility";

/** Characters of a text unless told otherwise. */
export const TEXT_CAP = 200;
const MAX_DEPTH = 100;
const NODES_PER_TEXT = 1_000;

/** What stands between their tags is a value, a list of choices, or no text of the page. */
const WITHOUT_TEXT: ReadonlySet<string> = new Set([
  "audio",
  "canvas",
  "embed",
  "iframe",
  "object",
  "select",
  "textarea",
  "video",
]);
const BUTTONS: ReadonlySet<string> = new Set(["button", "reset", "submit"]);

/**
 * Creates the reader of visible text: what is painted, words of different blocks apart, on one line.
 * What a user typed, in fields or editable parts, is never part of it.
 */
export const createVisibleText = (
  tree: FlatTree,
  visibility: Visibility,
): ((element: Element, cap: number) => string) => {
  const editable = (element: Element): boolean => {
    if (tree.attribute(element, "role") === "textbox") return true;
    const written = tree.attribute(element, "contenteditable");
    return written !== null && written.toLowerCase() !== "false";
  };
  const buttonText = (element: Element): string => {
    const { type, value } = element as HTMLInputElement;
    return BUTTONS.has(type) ? value : "";
  };

  return (start, cap) => {
    const out = createTextBuffer(cap, visibility.separates);
    let left = NODES_PER_TEXT;
    const write = (element: Element, depth: number): void => {
      const tag = tree.tag(element);
      if (depth > MAX_DEPTH || WITHOUT_TEXT.has(tag) || editable(element)) return;
      const rendering = visibility.rendering(element);
      if (rendering === "gone") return;
      out.edge(element);
      if (tag === "input") out.text(buttonText(element));
      const silent = rendering === "invisible" || (tag === "details" && !(element as HTMLDetailsElement).open);
      tree.each(element, (child) => {
        left -= 1;
        if (isElement(child)) write(child, depth + 1);
        else if (isText(child) && !silent) out.text(tree.data(child, cap * 4));
        return left > 0 && !out.full();
      });
      out.edge(element);
    };
    if (!isEditing(start)) write(start, 0);
    return out.line();
  };
};
