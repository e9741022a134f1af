import { answerText, normaliseText } from "#core/model/words";
import { createNames, type Names } from "./accessible-name";
import { actedOn } from "./context";
import { attributeOf } from "./dom";
import { heldElement, hold } from "./held";
import { byIds } from "./label";
import type { OptionAnswer } from "./protocol";
import { pressTarget } from "./proxy";
import { allElements, parentOf, within } from "./walk";

const OPTION_SCORE = 0.7;
const SHOWN = 12;

interface Choice<T> {
  readonly item: T;
  readonly texts: readonly string[];
}

/** The one item that answers best; several equally good ones are no answer. */
const choose = <T>(
  wanted: string,
  choices: readonly Choice<T>[],
): { readonly item?: T; readonly ambiguous: readonly string[] } => {
  const scored = choices
    .map(({ item, texts }) => ({
      item,
      text: texts[0] ?? "",
      score: Math.max(0, ...texts.map((text) => answerText(wanted, text).score)),
    }))
    .filter(({ score }) => score >= OPTION_SCORE)
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (first && second && second.score > first.score - 0.01)
    return { ambiguous: scored.slice(0, SHOWN).map(({ text }) => text) };
  return first ? { item: first.item, ambiguous: [] } : { ambiguous: [] };
};

const nativeOption = (select: HTMLSelectElement, wanted: string): OptionAnswer => {
  const options = [...select.options];
  const choices = options.map((option, index) => ({
    item: index,
    texts: [normaliseText(option.label), normaliseText(option.text), option.value],
  }));
  const { item, ambiguous } = choose(wanted, choices);
  if (item !== undefined) return { kind: "native", index: item };
  const labels = options.slice(0, SHOWN).map((option) => normaliseText(option.label));
  return ambiguous.length > 0 ? { kind: "ambiguous", options: ambiguous } : { kind: "missing", options: labels };
};

/** Lists that belong to the control: named by it, inside it, close to it, or any that is open. */
const optionsFor = (control: Element, names: Names): Element[] => {
  const isOption = (element: Element): boolean =>
    ["option", "menuitemradio", "menuitem", "treeitem", "radio"].includes(names.role(element)) &&
    names.visible(pressTarget(element, names));
  const inside = (root: Element): Element[] => allElements(root).filter(isOption);
  const lists = [control, ...byIds(control, "aria-controls"), ...byIds(control, "aria-owns")];
  const owned = lists.flatMap(inside);
  // What a closed list would offer is not on the page yet; another list's options are not its own.
  if (owned.length > 0 || attributeOf(control, "aria-expanded") === "false") return [...new Set(owned)];
  for (let at = parentOf(control), depth = 0; at && depth < 4; at = parentOf(at), depth++) {
    const near = inside(at);
    if (near.length > 0) return near;
  }
  return allElements().filter((element) => isOption(element) && names.role(element) === "option");
};

/** Where an option of the held control is: in a native list, on the page ready to be pressed, or behind a press on the control. */
export const optionOf = (id: string, wanted: string): OptionAnswer => {
  const control = heldElement(id);
  if (!control) return { kind: "missing", options: [] };
  actedOn(control);
  if (control instanceof HTMLSelectElement) return nativeOption(control, wanted);
  const names = createNames();
  const options = optionsFor(control, names).filter((option) => option !== control && !within(control, option));
  if (options.length === 0) return { kind: "closed" };
  const textOf = (option: Element): string => normaliseText(names.name(option) || names.text(option));
  const { item, ambiguous } = choose(
    wanted,
    options.map((option) => ({ item: option, texts: [textOf(option)] })),
  );
  if (item) {
    const chosen = attributeOf(item, "aria-selected") === "true" || attributeOf(item, "aria-checked") === "true";
    return { kind: "click", held: hold(pressTarget(item, names)), chosen };
  }
  return ambiguous.length > 0
    ? { kind: "ambiguous", options: ambiguous }
    : { kind: "missing", options: options.slice(0, SHOWN).map(textOf) };
};
