import { answerText } from "#core/model/words";
import type { Names } from "./accessible-name";
import { attributeOf, findAll, matches } from "./dom";
import { bearersOf } from "./mentions";
import { ownText } from "./pool";
import { styleText } from "./style-text";
import { textHolders } from "./text-holders";
import { allRoots, ancestorsOf } from "./walk";

/** An element that names a part of the page, and how well its words match. */
export interface Anchor {
  readonly element: Element;
  readonly score: number;
}

const ANCHOR_SCORE = 0.7;
/** Matches closer than this are equally good. */
const CLOSE = 0.035;
/** They may be named by words that stand elsewhere. */
const CALLED = "dialog,[role=dialog],[role=alertdialog],[aria-labelledby]";

const labelOf = (element: Element): string =>
  attributeOf(element, "aria-label") ??
  (matches(element, "img,area")
    ? (attributeOf(element, "alt") ?? "")
    : ownText(element) || styleText(element) || (attributeOf(element, "title") ?? ""));

/** Elements that have the words of a scope as their name or text, also where markup splits them; only the best matches count. */
export const anchorsFor = (name: string, elements: readonly Element[], names: Names): readonly Anchor[] => {
  const needle = name.toLowerCase().split(" ")[0] ?? "";
  const called = new Set(allRoots(elements).flatMap((root) => [...findAll(root, CALLED)]));
  const bearers = bearersOf(needle, ["aria-label", "alt", "title"], elements);
  const holders = new Set(textHolders(name, names, elements));
  const scored: Anchor[] = [];
  let best = 0;
  for (const element of elements) {
    if (!bearers.has(element) && !called.has(element) && !holders.has(element)) continue;
    const texts = [labelOf(element)];
    if (called.has(element)) texts.push(names.name(element));
    if (holders.has(element)) texts.push(names.text(element, 400));
    const score = Math.max(...texts.map((text) => answerText(name, text).score));
    if (score < ANCHOR_SCORE || names.hidden(element)) continue;
    scored.push({ element, score });
    best = Math.max(best, score);
  }
  const close = scored.filter(({ score }) => score >= best - CLOSE);
  const elementsOf = new Set(close.map(({ element }) => element));
  // Of elements inside one another the inner one is what has the words.
  const outer = new Set(close.flatMap(({ element }) => ancestorsOf(element).filter((at) => elementsOf.has(at))));
  return close.filter(
    ({ element }) => !outer.has(element) || called.has(element) || attributeOf(element, "aria-label") !== null,
  );
};
