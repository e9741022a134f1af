import { answerText, normaliseText } from "#core/model/words";
import { createNames, type Names } from "./accessible-name";
import { actedOn } from "./context";
import { attributeOf } from "./dom";
import { heldElement, hold } from "./held";
import { byIds } from "./label";
import { nextMutation } from "./mutation";
import type { OptionAnswer, Scrolled } from "./protocol";
import { pressTarget } from "./proxy";
import { allElements, ancestorsOf, parentOf, within } from "./walk";

const OPTION_SCORE = 0.7;
/** The same words, or the same but for words that say nothing. */
const SURE_SCORE = 0.93;
/** A list that draws what comes into view does so within some frames. */
const DRAWN_MS = 100;
const SHOWN = 12;

interface Choice<T> {
  readonly item: T;
  readonly texts: readonly string[];
}

/** The one item that answers best; several equally good ones are no answer. */
const choose = <T>(
  wanted: string,
  choices: readonly Choice<T>[],
): { readonly item?: T; readonly sure?: boolean; readonly ambiguous: readonly string[] } => {
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
  return first ? { item: first.item, sure: first.score >= SURE_SCORE, ambiguous: [] } : { ambiguous: [] };
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
    names.inSight(pressTarget(element, names));
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

/** The options of the control that can be seen now. */
const shownOptions = (control: Element, names: Names): readonly Element[] =>
  optionsFor(control, names).filter((option) => option !== control && !within(control, option));

const scrolls = (element: Element): boolean =>
  element.scrollHeight > element.clientHeight + 1 && ["auto", "scroll"].includes(getComputedStyle(element).overflowY);

/** Scrolls the open list of the held control to its top or by nearly its height, and waits for what is drawn then. */
export const scrollOptions = async (id: string, to: "top" | "next"): Promise<Scrolled> => {
  const control = heldElement(id);
  const option = control && shownOptions(control, createNames())[0];
  const list = option && ancestorsOf(option).find(scrolls);
  if (!list) return { moved: false, changed: false };
  const before = list.scrollTop;
  list.scrollTop = to === "top" ? 0 : before + Math.max(1, Math.floor(list.clientHeight * 0.8));
  const moved = list.scrollTop !== before;
  return { moved, changed: moved && (await nextMutation(DRAWN_MS)) };
};

/** Where an option of the held control is: in a native list, on the page ready to be pressed, or behind a press on the control. */
export const optionOf = (id: string, wanted: string): OptionAnswer => {
  const control = heldElement(id);
  if (!control) return { kind: "missing", options: [] };
  actedOn(control);
  if (control instanceof HTMLSelectElement) return nativeOption(control, wanted);
  const names = createNames();
  const options = shownOptions(control, names);
  if (options.length === 0) return { kind: "closed" };
  const textOf = (option: Element): string => normaliseText(names.name(option) || names.text(option));
  const { item, sure, ambiguous } = choose(
    wanted,
    options.map((option) => ({ item: option, texts: [textOf(option)] })),
  );
  if (item) {
    const chosen = attributeOf(item, "aria-selected") === "true" || attributeOf(item, "aria-checked") === "true";
    return { kind: "click", held: hold(pressTarget(item, names)), chosen, sure: sure === true };
  }
  return ambiguous.length > 0
    ? { kind: "ambiguous", options: ambiguous }
    : { kind: "missing", options: options.slice(0, SHOWN).map(textOf) };
};
