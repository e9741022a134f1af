import { findAll, type Root } from "./dom";
import { createFlatTree } from "./flat-tree";
import { createPseudoReader, type PseudoElement } from "./pseudo-content";
import { allRoots } from "./walk";

/** Selectors and elements that are read at most; a page that draws more text by style than this is none that people write. */
const MAX_SELECTORS = 200;
const MAX_ELEMENTS = 500;
const PSEUDO = /::?(?:before|after)\b/iu;
const DRAWS_WORDS = /attr\(|["'][^"']*[\p{L}\p{N}][^"']*["']/u;

interface Known {
  readonly key: string;
  readonly selectors: readonly string[];
}

const known = new WeakMap<Root, Known>();

const rulesOf = (sheet: CSSStyleSheet): readonly CSSRule[] => {
  try {
    return [...sheet.cssRules];
  } catch {
    return []; // a style sheet of another origin is not readable
  }
};

const styleRules = (rules: readonly CSSRule[]): readonly CSSStyleRule[] =>
  rules.flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [rule];
    return rule instanceof CSSGroupingRule ? styleRules([...rule.cssRules]) : [];
  });

const sheetsOf = (root: Root): readonly CSSStyleSheet[] => [...root.styleSheets, ...root.adoptedStyleSheets];

/** Selectors of what has words drawn before or after it; read again only when the style sheets changed. */
const selectorsOf = (root: Root): readonly string[] => {
  const sheets = sheetsOf(root).map(rulesOf);
  const key = sheets.map((rules) => rules.length).join(",");
  const before = known.get(root);
  if (before?.key === key) return before.selectors;
  const drawing = sheets
    .flatMap(styleRules)
    .filter(({ selectorText, style }) => PSEUDO.test(selectorText) && DRAWS_WORDS.test(style.content));
  const selectors = [...new Set(drawing.flatMap(({ selectorText }) => selectorText.split(",")))]
    .filter((selector) => PSEUDO.test(selector))
    .map((selector) => selector.replace(PSEUDO, "").trim() || "*");
  known.set(root, { key, selectors: selectors.slice(0, MAX_SELECTORS) });
  return selectors.slice(0, MAX_SELECTORS);
};

const elementsFor = (root: Root, selector: string): readonly Element[] => {
  try {
    return [...findAll(root, selector)];
  } catch {
    return []; // a selector of part or host
  }
};

type Parts = readonly [before: string, after: string];

const read = (roots: readonly Root[]): ReadonlyMap<Element, Parts> => {
  const texts = new Map<Element, Parts>();
  const pseudo = createPseudoReader(createFlatTree());
  for (const root of roots)
    for (const selector of selectorsOf(root))
      for (const element of elementsFor(root, selector)) {
        if (texts.size >= MAX_ELEMENTS) return texts;
        const words = (which: PseudoElement): string => {
          const text = pseudo(element, which)?.text.trim() ?? "";
          return /[\p{L}\p{N}]/u.test(text) ? text : "";
        };
        const parts: Parts = [words("::before"), words("::after")];
        if (parts.some((part) => part !== "")) texts.set(element, parts);
      }
  return texts;
};

let texts: ReadonlyMap<Element, Parts> = new Map();

/** Reads which words style sheets draw now; what the other functions here return holds until the next call. Returns whether there are any. */
export const readStyleTexts = (elements: readonly Element[]): boolean => {
  texts = read(allRoots(elements));
  return texts.size > 0;
};

/** The words that style sheets draw before the element's content, and those after it; empty where there are none. */
export const styleParts = (element: Element): Parts => texts.get(element) ?? ["", ""];

/** All words that style sheets draw at the element; empty when there are none. */
export const styleText = (element: Element): string => styleParts(element).join(" ").trim();

/** All elements with words that style sheets draw. */
export const styledTexts = (): ReadonlyMap<Element, string> =>
  new Map([...texts].map(([element, parts]) => [element, parts.join(" ").trim()]));
