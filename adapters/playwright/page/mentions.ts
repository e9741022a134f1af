import type { ElementKind, ElementQuery } from "#core/model/element";
import { attributeOf, findAll, parentElement, type Root, rootOf, tagName, textOf, walkerOver } from "./dom";
import { withoutUnseen } from "./junction";
import { labelledIn } from "./label";
import { createNearControls } from "./near-controls";
import { eligible, isTextField, namesByContent } from "./pool";
import { LOGO } from "./roles";
import { commonHolder, createTextRun, eachLineAround } from "./text-run";
import { rawText, SPOKEN_ATTRIBUTES } from "./sources";
import { styledTexts } from "./style-text";
import { allRoots } from "./walk";

/** Characters of an attribute or label that are read. */
const READ = 300;
/** Attributes of pictures and parts, which name what they stand in. */
const LENT: ReadonlySet<string> = new Set(["alt", "aria-label", "title"]);
/** What the elements of a kind are found by; the kinds that any text may belong to have none. */
const POOLS: Readonly<Record<ElementKind, string | undefined>> = {
  any: undefined,
  clickable: undefined,
  focusable: undefined,
  editable: "input,textarea,[contenteditable],[role]",
  selectable: "select,[role],[aria-haspopup],[list]",
  checkable: "input,[role]",
};
const FIELDS = "input,textarea,select,[contenteditable],[role]";
const LOGOS = "img,svg,a[href],button";

/** `E-mail` holds `email`. */
const holdsWord = (lower: string, needle: string): boolean =>
  lower.includes(needle) || (lower.includes("-") && lower.replaceAll("-", "").includes(needle));

/** Whether a text of the page holds one of the words, which are lower-case. */
const reader =
  (needles: readonly string[]) =>
  (text: string): boolean => {
    const lower = text.toLowerCase();
    return needles.some((needle) => holdsWord(lower, needle));
  };

/** Called for every element with a text of its own, and for every one with a spoken attribute, that holds one of the words. */
interface Hits {
  text(holder: Element): void;
  attribute(holder: Element, name: string): void;
}

/** Reads texts and attributes where they are instead of asking every element for its own: most of a page holds neither. */
const eachHit = (root: Root, attributes: readonly string[], needles: readonly string[], hits: Hits): void => {
  const holds = reader(needles);
  const longest = needles.reduce((most, { length }) => Math.max(most, length), 0);
  const walker = walkerOver(root, NodeFilter.SHOW_TEXT);
  const run = createTextRun(longest);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = withoutUnseen(node.nodeValue ?? "");
    if (text.trim() === "") {
      if (text !== "") run.end();
      continue;
    }
    const [whole, start] = [holds(text), run.joins(node, text, holds)];
    const holder = whole || start ? parentElement(node) : null;
    if (!holder) continue;
    if (whole) eachLineAround(holder, hits.text);
    if (start) hits.text(commonHolder(start, holder));
  }
  for (const [element, text] of styledTexts()) if (rootOf(element) === root && holds(text)) hits.text(element);
  for (const name of attributes)
    for (const element of findAll(root, `[${name}]`))
      if (holds((attributeOf(element, name) ?? "").slice(0, READ))) hits.attribute(element, name);
};

/** Elements in which one of the words may name something: a superset of those whose raw text holds one. */
const mayMention = (
  roots: readonly Root[],
  needles: readonly string[],
  addNear: (holder: Element) => void,
): ReadonlySet<Element> => {
  const found = new Set<Element>();
  const climbed = new Set<Element>();
  const climb = (from: Element): void => {
    for (let at = parentElement(from); at && !climbed.has(at); at = parentElement(at)) {
      climbed.add(at);
      if (namesByContent(at)) found.add(at);
    }
  };
  const holds = reader(needles);
  const hits: Hits = {
    text: (holder) => {
      found.add(holder);
      climb(holder);
      addNear(holder);
    },
    attribute: (holder, name) => {
      found.add(holder);
      if (LENT.has(name)) climb(holder);
    },
  };
  for (const root of roots) {
    eachHit(root, SPOKEN_ATTRIBUTES, needles, hits);
    for (const [control, labels] of labelledIn(root))
      if (labels.some((label) => holds(textOf(label).slice(0, READ)))) found.add(control);
    for (const element of findAll(root, "[aria-labelledby]")) found.add(element);
    // What stands around a field may name it.
    for (const element of findAll(root, FIELDS))
      if (isTextField(element) || tagName(element) === "SELECT") found.add(element);
  }
  return found;
};

/** Elements that bear the word, which is lower-case, in a text of their own or in one of the attributes. */
export const bearersOf = (
  needle: string,
  attributes: readonly string[],
  elements: readonly Element[],
): ReadonlySet<Element> => {
  const found = new Set<Element>();
  const add = (holder: Element): void => void found.add(holder);
  for (const root of allRoots(elements)) eachHit(root, attributes, [needle], { text: add, attribute: add });
  return found;
};

/** The texts that hold one of the words, for kinds that are found by what they are. */
const addTexts = (roots: readonly Root[], needles: readonly string[], addNear: (holder: Element) => void): void => {
  for (const root of roots) eachHit(root, [], needles, { text: addNear, attribute: () => {} });
};

const poolOf = (
  query: ElementQuery,
  elements: readonly Element[],
  needles: readonly string[],
): { readonly pool: readonly Element[]; readonly near: ReadonlyMap<Element, string> } => {
  const selector = query.role === LOGO ? LOGOS : POOLS[query.kind];
  const near = createNearControls();
  if (selector === undefined && needles.length === 0) return { pool: elements, near: near.texts };
  const roots = allRoots(elements);
  const pool =
    selector === undefined
      ? new Set([...mayMention(roots, needles, near.add), ...near.texts.keys()])
      : new Set(roots.flatMap((root) => [...findAll(root, selector)]));
  if (selector !== undefined && pool.size > 0 && needles.length > 0) addTexts(roots, needles, near.add);
  return { pool: elements.filter((element) => pool.has(element)), near: near.texts };
};

/** An element, and how many of the words stand in what could name it. */
export interface Mention {
  readonly element: Element;
  readonly held: number;
}

/** The elements that can be meant at all, in document order. Reading raw text is cheap, naming is not. */
export const mentionsIn = (
  query: ElementQuery,
  elements: readonly Element[],
  needles: readonly string[],
): readonly Mention[] => {
  const mentions: Mention[] = [];
  const { pool, near } = poolOf(query, elements, needles);
  for (const element of pool) {
    if (!eligible(element, query.kind)) continue;
    const raw = needles.length === 0 ? "" : rawText(element) + (near.get(element) ?? "");
    let held = 0;
    for (const needle of needles) if (holdsWord(raw, needle)) held++;
    if (held > 0 || needles.length === 0) mentions.push({ element, held });
  }
  return mentions;
};
