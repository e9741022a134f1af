import type { ElementSnapshot } from "#core/model/element";

/** What two elements could be told apart by, their place aside; equal for twins. */
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
    element.id,
    element.testId,
    element.title,
    element.alt,
    element.classes,
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
