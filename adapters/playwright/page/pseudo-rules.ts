/** Elements that are looked at one by one before the style sheets are read. */
const ELEMENTS_BEFORE_READING = 30;
/** More rules than this cost more to read than they save. */
const MAX_RULES = 1_000;
const MAX_SELECTORS = 60;

const PSEUDO = /::?(?:before|after)(?![\w-])/;
const ALONE = /(^|[\s,>+~(])::?(?:before|after)(?![\w-])/g;
const ATTACHED = /::?(?:before|after)(?![\w-])/g;
/** Selectors that reach elements of other trees or mean something only in their place. */
const UNREADABLE = /&|::slotted|::part|:host|:scope/;

class TooHard extends Error {
  override readonly name = "TooHard";
}

const baseSelector = (selector: string): string => selector.replace(ALONE, "$1*").replace(ATTACHED, "");
const showsText = (content: string): boolean =>
  content !== "" && content !== "none" && content !== "normal" && content !== '""' && content !== "''";

const collect = (rules: CSSRuleList, into: string[], budget: { left: number }): void => {
  budget.left -= rules.length;
  if (budget.left < 0 || into.length > MAX_SELECTORS) throw new TooHard();
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule) {
      if (rule.cssRules.length > 0) throw new TooHard();
      const { selectorText } = rule;
      if (!PSEUDO.test(selectorText) || !showsText(rule.style.content)) continue;
      if (UNREADABLE.test(selectorText)) throw new TooHard();
      into.push(baseSelector(selectorText));
    } else if (rule instanceof CSSImportRule) {
      if (rule.styleSheet) collect(rule.styleSheet.cssRules, into, budget);
    } else if ("cssRules" in rule && !(rule instanceof CSSKeyframesRule)) {
      // Conditions are taken as met: an element too many is looked at, none too few.
      collect(rule.cssRules as CSSRuleList, into, budget);
    }
  }
};

/** One selector for all elements that a style sheet gives text before or after; null when that cannot be told cheaply. */
const selectorOfPseudoText = (): string | null => {
  const selectors: string[] = [];
  const budget = { left: MAX_RULES };
  try {
    for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
      if (!sheet.disabled) collect(sheet.cssRules, selectors, budget);
    }
    const selector = selectors.join(",");
    if (selector !== "") document.documentElement.matches(selector);
    return selector;
  } catch {
    // Too many rules, a sheet of another origin, or a selector that cannot be cut: every element is looked at.
    return null;
  }
};

/** Creates the test whether an element may have text before or after it; it errs on the side of yes. */
export const createPseudoFilter = (): ((element: Element) => boolean) => {
  let asked = 0;
  let selector: string | null = null;
  return (element) => {
    asked += 1;
    if (asked === ELEMENTS_BEFORE_READING) selector = selectorOfPseudoText();
    if (selector === null) return true;
    // Styles of other trees reach hosts, slotted elements and what is inside shadow roots.
    if (element.shadowRoot || element.assignedSlot || element.getRootNode() !== document) return true;
    return selector !== "" && element.matches(selector);
  };
};
