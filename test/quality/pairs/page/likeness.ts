import type { ElementSnapshot } from "#core/model/element";

/** What a person could tell two elements apart by; equal for twins. */
export const faceOf = (element: ElementSnapshot): string =>
  JSON.stringify([
    element.role,
    element.name,
    element.text,
    element.href,
    element.label,
    element.placeholder,
    element.field,
    element.type,
    element.row,
    element.heading,
    element.landmarks,
  ]);

/** What it is called and where it leads: an element with the same words elsewhere may well be the same for a person. */
export const wordsOf = (element: ElementSnapshot): string =>
  JSON.stringify([
    element.role,
    element.name || element.text,
    element.href,
    element.label,
    element.placeholder,
    element.row,
  ]);

/** How many elements have each key. */
export const countBy = (
  elements: readonly ElementSnapshot[],
  keyOf: (element: ElementSnapshot) => string,
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const element of elements) counts.set(keyOf(element), (counts.get(keyOf(element)) ?? 0) + 1);
  return counts;
};
