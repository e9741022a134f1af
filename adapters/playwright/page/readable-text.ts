import {
  firstChild,
  isElement,
  isShown,
  isText,
  localName,
  matches,
  nextSibling,
  parentElement,
  parentNode,
} from "./dom";
import { lastChild, previousSibling, shadowRoot } from "./dom";
import { isInlineTag } from "./inline-tags";
import { isOneWord, touch, withoutUnseen } from "./junction";

const MAX_LINE = 400;
const MAX_NODES = 300;
const MAX_STEPS = 12;
const UNREAD: ReadonlySet<string> = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "select",
  "textarea",
  "input",
  "iframe",
  "svg",
]);
/** What acts for itself is read with the line around it only where that has words of its own. */
const ACTS = "button,input,select,textarea,[role=button]";
const isBlank = (text: string): boolean => text.trim() === "";

/** `whole`: everything inside; `line`: its own words and those that are marked up inside its lines. */
export type Extent = "whole" | "line";

interface Part {
  readonly node: Text;
  readonly text: string;
  /** A line or a block ended before it. */
  readonly broken: boolean;
}

const hasOwnWords = (element: Element): boolean => {
  for (let node = firstChild(element); node; node = nextSibling(node))
    if (isText(node) && !isBlank(node.nodeValue ?? "")) return true;
  return false;
};

const collect = (element: Element, extent: Extent, drawn: boolean): readonly Part[] => {
  const parts: Part[] = [];
  const links = extent === "whole" || hasOwnWords(element);
  let [broken, left, length] = [false, MAX_NODES, 0];
  const admits = (child: Element): boolean => {
    if (UNREAD.has(localName(child)) || (drawn && !isShown(child, { visibilityProperty: true }))) return false;
    return extent === "whole" || (isInlineTag(child) && !matches(child, ACTS) && (links || localName(child) !== "a"));
  };
  const visit = (holder: Element): void => {
    const start = shadowRoot(holder) ?? holder;
    for (let node = firstChild(start); node && left > 0 && length < MAX_LINE; node = nextSibling(node)) {
      left--;
      if (isText(node)) {
        const text = (node.nodeValue ?? "").slice(0, MAX_LINE);
        if (text === "") continue;
        parts.push({ node, text, broken });
        length += text.length;
        broken = false;
      } else if (isElement(node)) {
        if (localName(node) === "br") broken = true;
        else if (admits(node)) visit(node);
        else if (!isInlineTag(node)) broken = true;
      }
    }
  };
  visit(element);
  return parts;
};

/** Words of the element for a sieve: no style is asked, and texts that touch are joined. A superset of what is read. */
export const rawLine = (element: Element): string =>
  withoutUnseen(
    collect(element, "line", false)
      .map(({ text, broken }) => (broken ? ` ${text}` : text))
      .join(""),
  );

/** The text of the element as a reader sees it: a word is one word whatever markup runs through it. */
export const readableText = (element: Element, extent: Extent): string => {
  const first = firstChild(element);
  // Most elements hold one text and nothing else.
  if (first && isText(first) && !nextSibling(first))
    return withoutUnseen((first.nodeValue ?? "").slice(0, MAX_LINE)).trim();
  let line = "";
  let last: Part | undefined;
  for (const part of collect(element, extent, true)) {
    const apart = last && (part.broken || (touch(last.text, part.text) ? !isOneWord(last.node, part.node) : false));
    line += apart ? ` ${part.text}` : part.text;
    last = part;
  }
  return withoutUnseen(line).replace(/\s+/gu, " ").trim();
};

const edgeText = (node: Node, side: "before" | "after"): Text | undefined => {
  let at: Node | null = node;
  for (let steps = 0; at && steps < MAX_STEPS; steps++) {
    if (isText(at)) return at;
    if (!isElement(at) || !isInlineTag(at)) return undefined;
    at = side === "before" ? lastChild(at) : firstChild(at);
  }
  return undefined;
};

/** The text next to the element in its line; undefined where the line ends. */
const textBeside = (element: Element, side: "before" | "after"): Text | undefined => {
  let at: Element | null = element;
  for (let steps = 0; at && steps < MAX_STEPS; steps++) {
    let next: Node | null = side === "before" ? previousSibling(at) : nextSibling(at);
    while (next && ((isText(next) && next.data === "") || (isElement(next) && localName(next) === "wbr")))
      next = side === "before" ? previousSibling(next) : nextSibling(next);
    if (next) return edgeText(next, side);
    const parent: Node | null = parentNode(at);
    if (!parent || !isElement(parent) || !isInlineTag(parent)) return undefined;
    at = parentElement(at);
  }
  return undefined;
};

/** The element is a part of a word that goes on beside it, as `<mark>Par</mark>is`: nobody reads it by itself. */
export const isPieceOfWord = (element: Element): boolean => {
  if (!isInlineTag(element)) return false;
  const parts = collect(element, "whole", false);
  const [first, last] = [parts[0]?.node, parts.at(-1)?.node];
  const [before, after] = [textBeside(element, "before"), textBeside(element, "after")];
  if (first && before && touch(before.data, first.data) && isOneWord(before, first)) return true;
  return last !== undefined && after !== undefined && touch(last.data, after.data) && isOneWord(last, after);
};
