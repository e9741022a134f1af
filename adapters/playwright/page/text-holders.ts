import type { Names } from "./accessible-name";
import { bodyOf, drawnTextOf, firstChild, isElement, isText, localName, nextSibling, parentElement } from "./dom";
import { parentNode, shadowRoot, walkerOver } from "./dom";
import { withoutUnseen } from "./junction";
import { isPieceOfWord } from "./readable-text";
import { styledTexts } from "./style-text";
import { allRoots } from "./walk";

const UNREAD: ReadonlySet<string> = new Set(["script", "style", "noscript", "template"]);
const isUnread = (element: Element): boolean => UNREAD.has(localName(element));
const isWordPart = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

const NOT_ASCII = /[^\t-~]/u;
/** Compatibility forms folded, lower case, without what nobody sees. */
const folded = (text: string): string =>
  (NOT_ASCII.test(text) ? withoutUnseen(text.normalize("NFKC")) : text).toLowerCase();

/** Letters alone: what is compared first, so that line breaks and tags between words do not matter. */
const squeezed = (text: string): string => folded(text).replace(/\s+/gu, "");

const oneLine = (text: string): string => folded(text).replace(/\s+/gu, " ").trim();

/** Marks at the ends that a reader passes over: `Total:`, `Name *`, `Saved!`, `Loading…`. */
const withoutEnds = (line: string): string => line.replace(/^[\s*:]+|[\s!:*.…]+$/gu, "") || line;

/** The text as a person reads it: hidden parts, scripts and line breaks as they are drawn. */
const readText = (element: Element): string => oneLine(drawnTextOf(element));

/** A number begins before the place, with a sign or digits, or goes on behind it: 5 in `-5`, `1.5` or `5.50`, but not in `5.00`. */
const cutsNumber = (text: string, from: number, to: number): boolean => {
  const [head, tail] = [text.slice(Math.max(0, from - 3), from), text.slice(to, to + 5)];
  const begins = /\d/u.test(text[from] ?? "") && /(?:^|[^\p{L}\p{N}])[-\u2212]\p{Sc}?$|\d[.,]$/u.test(head);
  return begins || (/\d/u.test(text[to - 1] ?? "") && /^[.,]\d/u.test(tail) && !/^[.,]0{1,2}(?!\d)/u.test(tail));
};

/** Whole words only: `paid` is not in `Unpaid`, `Order 123` not in `Order 1234`. */
const holdsWords = (text: string, needle: string): boolean => {
  const [first, last] = [needle.at(0), needle.at(-1)];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const before = isWordPart(first) && isWordPart(text[at - 1]);
    const after = isWordPart(last) && isWordPart(text[at + needle.length]);
    if (!before && !after && !cutsNumber(text, at, at + needle.length)) return true;
  }
  return false;
};

/** The text below the element without what is never drawn, shadow trees included. */
const rawBelow = (element: Element): string => {
  let text = "";
  for (const start of [shadowRoot(element), element])
    for (let node = start && firstChild(start); node; node = nextSibling(node)) {
      if (isText(node)) text += node.nodeValue ?? "";
      else if (isElement(node) && !isUnread(node)) text += rawBelow(node);
    }
  return text;
};

/** The parent in the tree as it was written, the host for what stands at the top of a shadow tree. */
const holderOf = (node: Node): Element | null => {
  const parent = parentNode(node);
  return parent instanceof ShadowRoot ? parent.host : parent && isElement(parent) ? parent : null;
};

const chainOf = (node: Node): readonly Element[] => {
  const chain: Element[] = [];
  for (let at = holderOf(node); at; at = holderOf(at)) chain.push(at);
  return chain;
};

/** All texts of a tree in one string of letters, and where each begins. */
const lettersOf = (
  root: Node,
): { readonly all: string; readonly nodes: readonly Node[]; readonly starts: number[] } => {
  const walker = walkerOver(root, NodeFilter.SHOW_TEXT);
  const nodes: Node[] = [];
  const starts: number[] = [];
  const pieces: string[] = [];
  let length = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const piece = squeezed(node.nodeValue ?? "");
    const parent = parentElement(node);
    if (piece === "" || (parent && isUnread(parent))) continue;
    nodes.push(node);
    starts.push(length);
    pieces.push(piece);
    length += piece.length;
  }
  return { all: pieces.join(""), nodes, starts };
};

const lastAtOrBefore = (starts: readonly number[], offset: number): number => {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** The smallest elements round each place where the letters stand. */
const placesOf = (root: Node, letters: string): ReadonlySet<Element> => {
  const { all, nodes, starts } = lettersOf(root);
  const places = new Set<Element>();
  let at = all.indexOf(letters);
  while (at >= 0) {
    const from = lastAtOrBefore(starts, at);
    const to = lastAtOrBefore(starts, at + letters.length - 1);
    const [first, last] = [nodes[from], nodes[to]];
    if (!first || !last) break;
    const around = chainOf(first);
    const inner = from === to ? around[0] : chainOf(last).find((element) => around.includes(element));
    if (inner) places.add(inner);
    // Further on in the same text there is nothing new.
    const next = from === to ? (starts[from + 1] ?? all.length) - letters.length + 1 : at + 1;
    at = all.indexOf(letters, Math.max(at + 1, next));
  }
  return places;
};

/** The smallest elements that show the whole text, also where it runs over several of them; hidden ones only by their own text. */
export const textHolders = (wanted: string, names: Names, elements: readonly Element[]): readonly Element[] => {
  const needle = withoutEnds(oneLine(wanted));
  const letters = squeezed(needle);
  const body = bodyOf();
  if (letters === "" || !body) return [];
  const holds = (element: Element): boolean =>
    holdsWords(names.hidden(element) ? oneLine(rawBelow(element)) : readText(element), needle) &&
    !isPieceOfWord(element);
  // Deepest first: what holds a part that shows the text is not asked.
  const levels: Set<Element>[] = [];
  const ask = (element: Element, level: number): void => {
    levels[level] ??= new Set();
    levels[level].add(element);
  };
  for (const root of allRoots(elements))
    for (const place of placesOf(root instanceof Document ? body : root, letters)) ask(place, chainOf(place).length);
  const found: Element[] = [...styledTexts()].flatMap(([element, text]) =>
    holdsWords(oneLine(text), needle) ? [element] : [],
  );
  const around = new Set<Element>(found.flatMap((element) => [element, ...chainOf(element)]));
  for (let level = levels.length - 1; level >= 0; level--)
    for (const element of levels[level] ?? []) {
      if (around.has(element)) continue;
      if (holds(element)) {
        found.push(element);
        for (const outer of chainOf(element)) around.add(outer);
      } else {
        const outer = element === body ? null : holderOf(element);
        if (outer) ask(outer, level - 1);
      }
    }
  return found;
};
