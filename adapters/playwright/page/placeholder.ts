import { attributeOf, boundsOf, childElements, findFirst, isEditing, matches, parentElement, textOf } from "./dom";
import { isPlaceholder } from "./label-region";

/** How editors keep their hint: on the editor itself, or on its first empty paragraph. */
const HINTS = ["data-placeholder", "aria-placeholder"] as const;
const MARKED = HINTS.map((name) => `[${name}]`).join(",");
const MAX_TEXT = 200;
/** A hint is drawn inside the editor, give or take its border. */
const SLACK_PX = 4;

const written = (element: Element): string =>
  HINTS.map((name) => attributeOf(element, name) ?? "").find((hint) => hint !== "") ?? "";

const isDrawnOver = (hint: Element, editor: Element): boolean => {
  const [inner, outer] = [boundsOf(hint), boundsOf(editor)];
  return (
    inner.width > 0 &&
    inner.left >= outer.left - SLACK_PX &&
    inner.right <= outer.right + SLACK_PX &&
    inner.top >= outer.top - SLACK_PX &&
    inner.top < outer.bottom
  );
};

/** A hint that is drawn over an empty editor as an element of its own, which lets presses through or is called a placeholder. */
const drawnOver = (editor: Element): string => {
  if (textOf(editor).trim() !== "") return "";
  const parent = parentElement(editor);
  const beside = [...(parent ? childElements(parent) : [])].filter((each) => each !== editor);
  const hint = beside.find(
    (each) =>
      textOf(each).trim() !== "" &&
      (isPlaceholder(each) || getComputedStyle(each).pointerEvents === "none") &&
      isDrawnOver(each, editor),
  );
  return hint ? textOf(hint).trim().slice(0, MAX_TEXT) : "";
};

/** The hint in a field or rich editor; empty where there is none. */
export const placeholderOf = (element: Element): string => {
  const own = attributeOf(element, "placeholder") ?? "";
  if (own !== "" || !isEditing(element) || matches(element, "input,textarea")) return own;
  const marked = findFirst(element, MARKED);
  return written(element) || (marked ? written(marked) : "") || drawnOver(element);
};
