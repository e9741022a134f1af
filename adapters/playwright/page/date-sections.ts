import { partOf, sectionKeys, type SectionPart } from "#core/model/date-sections";
import { attributeOf, drawnTextOf, findAll, parentElement, tagName } from "./dom";

const DEPTH = 5;

const isSection = (element: Element): boolean =>
  attributeOf(element, "role") === "spinbutton" && tagName(element) !== "INPUT";

interface DateSection {
  readonly element: Element;
  readonly part: SectionPart;
}

const shownIn = (element: Element): string => drawnTextOf(element).replace(/[^\p{L}\p{N}]/gu, "");

const described = (element: Element): DateSection | undefined => {
  const max = attributeOf(element, "aria-valuemax");
  const label = attributeOf(element, "aria-label") ?? attributeOf(element, "data-type") ?? "";
  const part = partOf({ label, shown: shownIn(element), max: max === null ? null : Number(max) });
  return part && { element, part };
};

/** The sections of the date field that the element is or belongs to, in order; undefined where it is none. */
export const dateSections = (element: Element): readonly DateSection[] | undefined => {
  let at: Element | null = element;
  for (let depth = 0; at && depth < DEPTH; depth++) {
    const parts = [...findAll(at, "[role=spinbutton]")].filter(isSection);
    if (parts.length > 1) {
      const sections = parts.flatMap((part) => described(part) ?? []);
      const distinct = new Set(sections.map(({ part }) => part)).size === parts.length;
      return distinct && (isSection(element) || at === element) ? sections : undefined;
    }
    at = parentElement(at);
  }
  return undefined;
};

const holds = ({ element }: DateSection, keys: string): boolean => {
  const shown = shownIn(element);
  const now = attributeOf(element, "aria-valuenow");
  return shown.toLowerCase() === keys.toLowerCase() || Number(shown) === Number(keys) || Number(now) === Number(keys);
};

/** Whether each section holds its part of the text. */
export const sectionsHold = (sections: readonly DateSection[], text: string): boolean => {
  if (text === "") return sections.every(({ element }) => !/\d/u.test(shownIn(element)));
  const wanted = sectionKeys(
    text,
    sections.map(({ part }) => part),
  );
  return wanted.kind === "keys" && sections.every((section, at) => holds(section, wanted.keys[at] ?? ""));
};

/** The text of all sections with what stands between them. */
export const sectionsText = (sections: readonly DateSection[]): string => {
  const first = sections[0]?.element;
  let whole = first && parentElement(first);
  while (whole && !sections.every(({ element }) => whole?.contains(element))) whole = parentElement(whole);
  const text = whole ? drawnTextOf(whole) : "";
  return text
    .replace(/[\u200b-\u200f\u2066-\u2069]/gu, "")
    .replace(/\s*([/.:-])\s*/gu, "$1")
    .replace(/\s+/gu, " ")
    .trim();
};
