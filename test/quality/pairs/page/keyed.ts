import { nearestOf } from "./mutated-pairs";
import { rendered } from "./rendered";
import type { KeyedRendering } from "../page-pair";

const marks = new Map<Element, string>();

/** Gives an element its author's key; nothing on the page shows it. */
export const mark = (element: Element, key: string): void => {
  marks.set(element, key);
};

/** The page and where its keys are: marked elements, and those whose author wrote `data-k`. */
export const keyed = (): KeyedRendering => {
  const page = rendered();
  const named = [...document.querySelectorAll("[data-k]")].map(
    (element) => [element, element.getAttribute("data-k") ?? ""] as const,
  );
  const keys: Record<string, number> = {};
  for (const [element, key] of [...named, ...marks]) keys[key] = page.indexOf.get(element) ?? -1;
  return {
    elements: page.elements,
    traits: page.traits,
    keys,
    near: Object.fromEntries(
      Object.entries(keys).map(([key, index]) => [key, index < 0 ? [] : nearestOf(index, page)]),
    ),
  };
};
