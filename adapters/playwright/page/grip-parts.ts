import { outOfRange } from "#core/model/stepped-number";
import { sectionKeys } from "#core/model/date-sections";
import { isEnabled } from "./actionability";
import { codeBoxes } from "./code-boxes";
import { dateSections } from "./date-sections";
import { attributeOf } from "./dom";
import { hold } from "./held";
import type { Grip } from "./fill-protocol";

const refusal = (message: string, hint: string): Grip => ({ kind: "refused", message, hint });

const letters = (text: string): readonly string[] => [...text];

const CLEARED = ["Backspace"];

const gripBoxes = (element: Element, value: string): Grip | undefined => {
  const boxes = codeBoxes(element);
  const characters = letters(value.replace(/[\s-]/gu, ""));
  if (!boxes || characters.length < 2) return undefined;
  const wanted = `write ${boxes.length} characters`;
  if (boxes[0] !== element)
    return refusal(`it takes one character, and "${value}" has ${characters.length}`, "write one character");
  if (characters.length !== boxes.length)
    return refusal(
      `it has ${boxes.length} boxes for one character each, and "${value}" has ${characters.length}`,
      wanted,
    );
  return { kind: "parts", parts: boxes.map((box, at) => ({ held: hold(box), keys: [characters[at] ?? ""] })) };
};

const gripSections = (element: Element, value: string): Grip | undefined => {
  const sections = dateSections(element);
  if (!sections) return undefined;
  if (value === "")
    return { kind: "parts", parts: sections.map((each) => ({ held: hold(each.element), keys: CLEARED })) };
  const formed = sectionKeys(
    value,
    sections.map(({ part }) => part),
  );
  if (formed.kind === "refused") return refusal(formed.message, formed.hint);
  const parts = sections.map((section, at) => ({
    held: hold(section.element),
    keys: section.part === "meridiem" ? letters(formed.keys[at] ?? "").slice(0, 1) : letters(formed.keys[at] ?? ""),
  }));
  if (!sections.every((each) => isEnabled(each.element)))
    return refusal("it is disabled", "does an earlier step have to enable it?");
  return { kind: "parts", parts };
};

const numberOf = (element: Element, name: string): number | undefined => {
  const text = attributeOf(element, name);
  return text === null || text.trim() === "" || Number.isNaN(Number(text)) ? undefined : Number(text);
};

/** The value a slider made of other elements says it has. */
export const sliderValue = (element: Element): number | null => numberOf(element, "aria-valuenow") ?? null;

const gripSlider = (element: Element, value: string): Grip | undefined => {
  if (attributeOf(element, "role") !== "slider" || element instanceof HTMLInputElement) return undefined;
  const now = sliderValue(element);
  if (now === null) return undefined;
  const range = { min: numberOf(element, "aria-valuemin") ?? 0, max: numberOf(element, "aria-valuemax") ?? 100 };
  const problem = outOfRange(value, range);
  return problem
    ? refusal(problem.message, problem.hint)
    : { kind: "slider", held: hold(element), now, wanted: Number(value) };
};

/** A field that is filled part by part or key by key: boxes of a code, sections of a date, sliders of other elements. */
export const gripParts = (element: Element, value: string): Grip | undefined =>
  gripBoxes(element, value) ?? gripSections(element, value) ?? gripSlider(element, value);
