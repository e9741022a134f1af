import { contains, isElement, localName, parentNode } from "./dom";

/** Characters that nobody sees: soft hyphens, zero-width spaces and joiners. */
const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
/** What is further apart is two words to a reader. */
const MOST_GAP_PX = 1;
const LEAST_SHARED_HEIGHT = 0.3;

export const withoutUnseen = (text: string): string => text.replace(UNSEEN, "");

const isWordPart = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{M}\p{N}]/u.test(char);

/** The texts touch: a letter or digit at the end of one and at the beginning of the other. */
export const touch = (before: string, after: string): boolean =>
  isWordPart([...withoutUnseen(before.slice(-4))].at(-1)) && isWordPart([...withoutUnseen(after.slice(0, 4))].at(0));

/** Elements that end or begin between two texts that follow each other. */
const between = (before: Node, after: Node): readonly Element[] => {
  const crossed: Element[] = [];
  for (let at = parentNode(before); at && isElement(at) && !contains(at, after); at = parentNode(at)) crossed.push(at);
  for (let at = parentNode(after); at && isElement(at) && !contains(at, before); at = parentNode(at)) crossed.push(at);
  return crossed;
};

const edgeBox = (text: Text, edge: "start" | "end"): DOMRect => {
  const range = new Range();
  const { length } = text.data;
  range.setStart(text, edge === "start" ? 0 : Math.max(0, length - 1));
  range.setEnd(text, edge === "start" ? Math.min(1, length) : length);
  return range.getBoundingClientRect();
};

/** Drawn side by side on one line, without a gap. */
const isDrawnTogether = (before: Text, after: Text): boolean => {
  const [left, right] = [edgeBox(before, "end"), edgeBox(after, "start")];
  const shared = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
  if (shared < Math.min(left.height, right.height) * LEAST_SHARED_HEIGHT) return false;
  return Math.min(Math.abs(right.left - left.right), Math.abs(left.left - right.right)) <= MOST_GAP_PX;
};

/** Two texts that follow each other and touch are parts of one word to a reader. */
export const isOneWord = (before: Text, after: Text): boolean => {
  const crossed = between(before, after);
  if (crossed.some((element) => localName(element) === "br")) return false;
  const inline = crossed.every((element) => getComputedStyle(element).display === "inline");
  return inline || isDrawnTogether(before, after);
};
