import { matchOption, type Offered } from "#core/model/option-match";
import { severalOptions } from "#core/model/option-list";
import { normaliseText } from "#core/model/words";
import { createNames } from "./accessible-name";
import { actionabilityOf, isReady } from "./actionability";
import { closest, isConnected, matches } from "./dom";
import { heldElement } from "./held";
import { fieldValue } from "./look";
import type { NativeChoice, OptionAnswer } from "./protocol";

export const SHOWN_OPTIONS = 12;

const labelOf = (option: HTMLOptionElement): string => normaliseText(option.label || option.text);

const offeredBy = (option: HTMLOptionElement): Offered => {
  const group = closest(option, "optgroup")?.label ?? "";
  const [label, text] = [labelOf(option), normaliseText(option.text)];
  return { labels: [label, text, ...(group === "" ? [] : [`${group} ${label}`])], value: option.value };
};

/** Which options of a native list are named; a list of several may be given several. */
export const nativeOption = (select: HTMLSelectElement, wanted: string): OptionAnswer => {
  const options = [...select.options];
  const offered = options.map(offeredBy);
  const labels = options.map(labelOf);
  const answer = (name: string): OptionAnswer => {
    const match = matchOption(name, offered);
    if (match.kind === "none") return { kind: "missing", options: labels.slice(0, SHOWN_OPTIONS) };
    if (match.kind === "several") {
      const texts = match.indexes.map((index) => {
        const group = options[index] && closest(options[index], "optgroup")?.label;
        return group ? `${group} / ${labels[index] ?? ""}` : (labels[index] ?? "");
      });
      return { kind: "ambiguous", options: texts.slice(0, SHOWN_OPTIONS) };
    }
    const option = options[match.index];
    if (option && matches(option, ":disabled")) return { kind: "disabled", text: labelOf(option) };
    return { kind: "native", indexes: [match.index], labels: [labels[match.index] ?? ""] };
  };
  const whole = answer(wanted);
  const names = severalOptions(wanted);
  if (whole.kind !== "missing" || names.length === 0) return whole;
  const each = names.map(answer);
  const refused = each.find(({ kind }) => kind !== "native");
  if (refused) return refused;
  if (!select.multiple) return { kind: "one-only", options: labels.slice(0, SHOWN_OPTIONS) };
  const natives = each.filter((one) => one.kind === "native");
  return {
    kind: "native",
    indexes: natives.flatMap(({ indexes }) => indexes),
    labels: natives.flatMap((one) => one.labels),
  };
};

/**
 * Chooses options of a ready native list as a person would, and answers what the list shows then; null when it is not ready. A list of
 * several keeps what is chosen in it, and nothing is reported to the page where nothing changes.
 */
export const chooseAt = (id: string, indexes: readonly number[]): NativeChoice | null => {
  const element = heldElement(id);
  if (!(element instanceof HTMLSelectElement) || !isConnected(element)) return null;
  const chosen = indexes.map((index) => element.options[index]).filter((option) => option !== undefined);
  if (chosen.length < indexes.length || chosen.some((option) => matches(option, ":disabled"))) return null;
  if (!isReady(actionabilityOf(element, createNames(), true))) return null;
  const names = chosen.map(labelOf);
  if (chosen.some((option) => !option.selected)) {
    for (const option of chosen) option.selected = true;
    element.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
  }
  // A page may take the list away once something is chosen; what is gone cannot be read back.
  const gone = !isConnected(element) || element.options.length === 0;
  const kept = names.every((name) => [...element.selectedOptions].some((option) => labelOf(option) === name));
  return { kept: gone || kept, shows: fieldValue(element) };
};
