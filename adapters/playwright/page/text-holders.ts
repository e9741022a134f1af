import type { Names } from "./accessible-name";

const UNREAD = "script,style,noscript,template";
const isWordPart = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);

/** Letters alone: what is compared first, so that line breaks and tags between words do not matter. */
const squeezed = (text: string): string => text.replace(/\s+/gu, "").toLowerCase();

/** The text as a person reads it: hidden parts, scripts and line breaks as they are drawn. */
const readText = (element: Element): string =>
  (element instanceof HTMLElement ? element.innerText : (element.textContent ?? ""))
    .replace(/\s+/gu, " ")
    .toLowerCase();

/** Whole words only: `paid` is not in `Unpaid`, `Order 123` not in `Order 1234`. */
const holdsWords = (text: string, needle: string): boolean => {
  const [first, last] = [needle.at(0), needle.at(-1)];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
    const before = isWordPart(first) && isWordPart(text[at - 1]);
    const after = isWordPart(last) && isWordPart(text[at + needle.length]);
    if (!before && !after) return true;
  }
  return false;
};

const childrenOf = (element: Element): Element[] =>
  [...(element.shadowRoot?.children ?? []), ...element.children].filter((child) => !child.matches(UNREAD));

/** The text below the element without what is never drawn, shadow trees included. */
const rawBelow = (element: Element): string => {
  let text = "";
  for (const node of [...(element.shadowRoot?.childNodes ?? []), ...element.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue ?? "";
    else if (node instanceof Element && !node.matches(UNREAD))
      text += node.childElementCount === 0 && !node.shadowRoot ? (node.textContent ?? "") : rawBelow(node);
  }
  return text;
};

/** The smallest elements that show the whole text, also where it runs over several of them; hidden ones only by their own text. */
export const textHolders = (wanted: string, names: Names): readonly Element[] => {
  const needle = wanted.replace(/\s+/gu, " ").trim().toLowerCase();
  const letters = squeezed(needle);
  if (letters === "" || !document.body) return [];
  const mayHold = (element: Element): boolean => squeezed(rawBelow(element)).includes(letters);
  const found: Element[] = [];
  const descend = (element: Element): boolean => {
    if (!mayHold(element)) return false;
    const inside = childrenOf(element).map(descend).some(Boolean);
    if (inside) return true;
    const text = names.hidden(element) ? rawBelow(element).replace(/\s+/gu, " ").toLowerCase() : readText(element);
    const holds = holdsWords(text, needle);
    if (holds) found.push(element);
    return holds;
  };
  descend(document.body);
  return found;
};
