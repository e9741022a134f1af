import { allElements } from "#adapters/playwright/page/walk";
import type { KeyedRendering } from "../page-pair";
import { nearestOf } from "./mutated-pairs";
import { rendered } from "./rendered";

/** Written by the author of a page of ours, or by the reader of a foreign one; the latter is taken off before anything is read. */
const OWN = "data-k";
const LENT = "data-pairs-key";

const keysOf = (element: Element): readonly string[] =>
  [element.getAttribute(OWN), ...(element.getAttribute(LENT) ?? "").split("\n")].filter(
    (key): key is string => key !== null && key !== "",
  );

/** The page and where its keys are. */
export const keyed = (): KeyedRendering => {
  const named = allElements().flatMap((element) => keysOf(element).map((key) => [element, key] as const));
  for (const [element] of named) element.removeAttribute(LENT);
  const page = rendered();
  const keys = Object.fromEntries(named.map(([element, key]) => [key, page.indexOf.get(element) ?? -1]));
  return {
    elements: page.elements,
    traits: page.traits,
    keys,
    near: Object.fromEntries(
      Object.entries(keys).map(([key, index]) => [key, index < 0 ? [] : nearestOf(index, page)]),
    ),
  };
};
