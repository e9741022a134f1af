import { isElement, isShown, isText, parentElement, tagName } from "./dom";
import type { Box } from "#core/model/element";
import { createFlatTree } from "./flat-tree";
import { NEVER_RENDERED } from "./rendering";

const LETTER = /[\p{L}\p{N}]/u;
const MAX_LINES = 20;
const tree = createFlatTree();

interface Line {
  text: string;
  readonly nodes: Text[];
}

export const boxOf = ({ x, y, width, height }: DOMRect): Box => ({ x, y, width, height });

/** Where the texts are drawn; undefined where none of them is. */
const boxOfTexts = (nodes: readonly Text[]): Box | undefined => {
  let box: Box | undefined;
  for (const node of nodes) {
    const range = new Range();
    range.selectNodeContents(node);
    const next = range.getBoundingClientRect();
    if (next.width === 0 || next.height === 0) continue;
    if (!box) box = boxOf(next);
    else {
      const [x, y] = [Math.min(box.x, next.x), Math.min(box.y, next.y)];
      const [toX, toY] = [Math.max(box.x + box.width, next.right), Math.max(box.y + box.height, next.bottom)];
      box = { x, y, width: toX - x, height: toY - y };
    }
  }
  return box;
};

export const isInline = (element: Element): boolean => {
  const { display } = getComputedStyle(element);
  return display.startsWith("inline") || display === "contents";
};

const isDrawn = (node: Text): boolean => {
  const parent = parentElement(node);
  return parent === null || isShown(parent, { visibilityProperty: true, opacityProperty: true });
};

/** The lines that the nodes are drawn in, as their markup breaks them. */
const linesIn = (nodes: readonly Node[]): Line[] => {
  const lines: Line[] = [{ text: "", nodes: [] }];
  const cut = (): void => {
    if (lines.at(-1)?.text.trim() !== "") lines.push({ text: "", nodes: [] });
  };
  const visit = (node: Node): boolean => {
    const line = lines.at(-1);
    if (isText(node) && line && (node.nodeValue ?? "") !== "") {
      line.text += node.nodeValue ?? "";
      if ((node.nodeValue ?? "").trim() !== "" && isDrawn(node)) line.nodes.push(node);
    } else if (isElement(node) && !NEVER_RENDERED.has(tree.tag(node))) {
      const splits = tagName(node) === "BR" || !isInline(node);
      if (splits) cut();
      tree.each(node, visit);
      if (splits) cut();
    }
    return lines.length < MAX_LINES;
  };
  for (const node of nodes) visit(node);
  return lines.filter((line) => LETTER.test(line.text) && line.nodes.length > 0);
};

/** What the nodes say in their first line, and where all of it is drawn; undefined where they show no words. */
export const drawnText = (nodes: readonly Node[]): { readonly text: string; readonly box: Box } | undefined => {
  const lines = linesIn(nodes);
  const box = boxOfTexts(lines.flatMap((line) => line.nodes));
  const [first] = lines;
  return first && box ? { text: first.text.replace(/\s+/gu, " ").trim().slice(0, 200), box } : undefined;
};
