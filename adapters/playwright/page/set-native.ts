import { type DateInput, formFor, isDateInput, orderIn, orderOfLanguage } from "#core/model/date-form";
import { outOfRange } from "#core/model/stepped-number";
import { type DateOrder, readDate } from "#core/model/written-date";
import { createNames } from "./accessible-name";
import { actionabilityOf } from "./actionability";
import { attributeOf, closest } from "./dom";
import { noteBefore } from "./field-text";
import { byIds } from "./label";
import type { Grip } from "./fill-protocol";
import { labelTexts } from "./sources";

const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;

const put = (input: HTMLInputElement, value: string): Grip | null => {
  const facts = actionabilityOf(input, createNames(), true);
  if (!facts.visible || !facts.enabled || !facts.editable) return null;
  noteBefore(input);
  input.focus();
  setValue?.call(input, value);
  input.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
  return { kind: "set", wanted: value };
};

/** The order of day and month that the field's own words show, else the language of the page. */
const dateOrderAt = (element: Element): DateOrder | undefined => {
  const described = byIds(element, "aria-describedby").map((hint) => hint.textContent ?? "");
  const said = ["placeholder", "title", "aria-label", "data-format"].map((name) => attributeOf(element, name) ?? "");
  for (const text of [labelTexts(element), ...said, ...described]) {
    const order = orderIn(text.slice(0, 300));
    if (order) return order;
  }
  const spoken = closest(element, "[lang]");
  return orderOfLanguage((spoken && attributeOf(spoken, "lang")) ?? "");
};

const setDate = (input: HTMLInputElement, type: DateInput, value: string): Grip | null => {
  if (value === "") return put(input, "");
  const formed = formFor(type, value, readDate(value, dateOrderAt(input)));
  if (formed.kind === "refused") return { kind: "refused", message: formed.message, hint: formed.hint };
  return put(input, formed.text);
};

const numberOr = (text: string, other: number): number =>
  text === "" || Number.isNaN(Number(text)) ? other : Number(text);

const setRange = (input: HTMLInputElement, value: string): Grip | null => {
  const min = numberOr(input.min, 0);
  const range = { min, max: Math.max(min, numberOr(input.max, 100)) };
  const problem = outOfRange(value, input.step === "any" ? range : { ...range, step: numberOr(input.step, 1) });
  return problem ? { kind: "refused", ...problem } : put(input, String(Number(value)));
};

/** `#ff0000` for any colour of CSS; undefined for what is none. */
const colourOf = (value: string): string | undefined => {
  const written = /^[0-9a-f]{6}$/iu.test(value) ? `#${value}` : value;
  if (!CSS.supports("color", written)) return undefined;
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (!context) return undefined;
  context.fillStyle = written;
  return typeof context.fillStyle === "string" && context.fillStyle.startsWith("#") ? context.fillStyle : undefined;
};

const setColour = (input: HTMLInputElement, value: string): Grip | null => {
  const colour = colourOf(value.trim());
  if (colour) return put(input, colour);
  return { kind: "refused", message: `"${value}" is no colour`, hint: "write it such as #ff8800 or orange" };
};

/** Sets an input that nothing is typed into: dates and times, ranges, colours. Undefined for any other element, null when it is not ready. */
export const setNative = (element: Element, value: string): Grip | null | undefined => {
  if (!(element instanceof HTMLInputElement)) return undefined;
  if (isDateInput(element.type)) return setDate(element, element.type, value);
  if (element.type === "range") return setRange(element, value);
  return element.type === "color" ? setColour(element, value) : undefined;
};
