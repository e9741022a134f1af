import { contains, parentElement } from "./dom";
import { isInlineTag } from "./inline-tags";

const LEVELS = 6;

/** Texts that touch, one after the other: a word may run through them. */
export interface TextRun {
  /** Adds a text; returns the first one of a word that runs on into it. */
  joins(node: Node, text: string, holds: (text: string) => boolean): Node | undefined;
  /** What follows touches nothing before it. */
  end(): void;
}

/** `longest`: letters of the longest word that is looked for. */
export const createTextRun = (longest: number): TextRun => {
  let tail = "";
  let parts: { readonly node: Node; readonly text: string }[] = [];
  /** The last of the texts from which on the word is there. */
  const startOf = (head: string, holds: (text: string) => boolean): Node | undefined => {
    let joined = head;
    for (let at = parts.length - 1; at >= 0; at--) {
      const part = parts[at];
      joined = (part?.text ?? "") + joined;
      if (holds(joined)) return part?.node;
    }
    return undefined;
  };
  return {
    joins(node, text, holds) {
      const touches = tail !== "" && !/^\s/u.test(text);
      const head = text.slice(0, longest - 1);
      const start = touches && longest > 1 && holds(tail + head) ? startOf(head, holds) : undefined;
      const rest = (touches ? tail + text : text).slice(1 - longest);
      const space = rest.search(/\s\S*$/u);
      tail = longest < 2 ? "" : space < 0 ? rest : rest.slice(space + 1);
      if (!touches) parts = [];
      parts.push({ node, text: text.slice(1 - longest) });
      if (parts.length > longest) parts.shift();
      return start;
    },
    end() {
      tail = "";
      parts = [];
    },
  };
};

/** The element with the text and those around it in whose lines it is marked up. */
export const eachLineAround = (holder: Element, visit: (element: Element) => void): void => {
  let at: Element | null = holder;
  for (let level = 0; at && level < LEVELS; level++) {
    visit(at);
    if (!isInlineTag(at)) return;
    at = parentElement(at);
  }
};

/** The smallest element that holds both. */
export const commonHolder = (node: Node, holder: Element): Element => {
  let at = holder;
  for (let outer = parentElement(at); outer && !contains(at, node); outer = parentElement(at)) at = outer;
  return at;
};
