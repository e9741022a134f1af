import type { ElementQuery } from "#core/model/element";
import { isWholeOption, saysOption } from "#core/model/option-match";
import { normaliseText } from "#core/model/words";
import { createNames, type Names } from "./accessible-name";
import { checkedState, isMarked } from "./checked-state";
import { type Reading, read, regionOf, shownWords } from "./choice-region";
import { attributeOf, closest, findAll, isConnected, isShown, matches, parentElement } from "./dom";
import { heldElement } from "./held";
import { INLINE, optionTexts } from "./options";
import type { ChoiceEvidence } from "./protocol";
import { elementMeant } from "./read-anew";
import { faceOf } from "./stand-in";
import { within } from "./walk";

/** A press on an option that is about to be made, and what the page showed before it. */
interface Choice {
  readonly control: Element;
  readonly face: Element;
  readonly region: Element;
  readonly option: Element;
  /** The list around the option, whose own words are no evidence. */
  readonly lists: readonly Element[];
  readonly texts: readonly string[];
  readonly values: readonly string[];
  readonly before: Reading;
  readonly marked: boolean;
  readonly inside: boolean;
  readonly several: boolean;
  readonly action: boolean;
}

let choice: Choice | undefined;

/** The lists of the control that were chosen from last: they may still lie open. */
export const lastLists = (control: Element): readonly Element[] =>
  choice?.control === control ? choice.lists.filter(isConnected) : [];

const LIST = "[role=listbox],[role=menu],[role=tree],[role=group],[role=radiogroup],ul,ol";
const VALUES = ["data-value", "value", "data-val", "data-key", "data-id", "data-option-value"];
const ITEMS = /\s*[,;+·|\n]\s*|\s+and\s+/u;

/** The list around the option: a named one, or the greatest part that does not hold the face of the control. */
const listAround = (option: Element, face: Element): readonly Element[] => {
  const named = closest(option, LIST);
  if (named && named !== face && !within(face, named)) return [named];
  let list: Element | undefined;
  for (let at = parentElement(option); at && at !== face && !within(face, at); at = parentElement(at)) list = at;
  return [list ?? option];
};

/** Remembers what is shown before the option is pressed. */
export const beforePress = (id: string, optionId: string, wanted: string): boolean => {
  const [control, option] = [heldElement(id), heldElement(optionId)];
  if (!control || !option) return false;
  const names = createNames();
  const face = faceOf(control, names);
  const lists = listAround(option, face);
  const region = regionOf(face, names, lists);
  const role = names.role(option);
  choice = {
    control,
    face,
    region,
    option,
    lists,
    texts: [...optionTexts(option, names), wanted],
    values: VALUES.flatMap((name) => attributeOf(option, name) ?? []),
    before: read(region, lists, names),
    marked: isMarked(option, names),
    inside:
      (within(option, face) && INLINE.has(names.role(face))) ||
      (checkedState(option, names) !== undefined && ["radio", "menuitemradio"].includes(role)),
    several:
      closest(option, "[aria-multiselectable=true]") !== null ||
      findAll(option, "input[type=checkbox],[role=checkbox]").length > 0 ||
      (control instanceof HTMLSelectElement && control.multiple),
    action: role === "menuitem" || matches(option, "a[href]"),
  };
  return true;
};

/** The words of a control are those of the option: whole, or as much of them as stands before something set apart. */
const fits = (shown: string, texts: readonly string[]): boolean => {
  const text = normaliseText(shown).replace(/\s*[×✕✖⨯x✗]$/u, "");
  return (
    text !== "" &&
    texts.some((option) => isWholeOption(option, text) || saysOption(text, option) || saysOption(option, text))
  );
};

const countIn = (text: string): number | undefined => {
  const found = /\d+/u.exec(text);
  return found ? Number(found[0]) : undefined;
};

/** A text that is new, or has a new item, says the option; or it counts one more than before. */
const isNewText = (text: string, before: string | undefined, { texts, several, marked }: Choice): boolean => {
  if (text === before) return false;
  if (fits(text, texts)) return true;
  const known = new Set((before ?? "").split(ITEMS));
  if (text.split(ITEMS).some((item) => !known.has(item) && fits(item, texts))) return true;
  const [was, is] = [countIn(before ?? ""), countIn(text)];
  return (several || !marked) && is !== undefined && /select|chosen|item/iu.test(text) && is === (was ?? 0) + 1;
};

const isShowing = (now: Reading, made: Choice): boolean => {
  const { before } = made;
  const known = new Set(before.texts.values());
  for (const [element, text] of now.texts) {
    const was = before.texts.get(element);
    // An element that was redrawn with the words it had is not new.
    if (was === undefined && known.has(text)) continue;
    if (isNewText(text, was, made)) return true;
  }
  for (const [element, value] of now.values) {
    const was = before.values.get(element);
    if (
      was !== undefined &&
      value !== was &&
      (fits(value, made.texts) || value.split(ITEMS).some((item) => fits(item, made.texts)))
    )
      return true;
  }
  return false;
};

const isSubmitted = (now: Reading, { before, texts, values }: Choice): boolean => {
  for (const [element, value] of now.hidden) {
    const was = before.hidden.get(element);
    if (value === was || value === "") continue;
    const items = value.split(/\s*,\s*/u);
    if (values.some((known) => known === value || items.includes(known))) return true;
    if (items.some((item) => fits(item, texts)) || fits(value, texts)) return true;
  }
  return false;
};

const listGone = (option: Element, names: Names): boolean =>
  !isConnected(option) ||
  !names.visible(option) ||
  !isShown(option, { opacityProperty: true, visibilityProperty: true });

/** The control shows exactly the option, as it may have done before, and the list has closed on it. */
const isKept = (now: Reading, made: Choice): boolean => {
  const says = (text: string): boolean => made.texts.some((option) => isWholeOption(option, text));
  if ([...now.values].some(([, value]) => says(value))) return true;
  return (
    [...now.texts].some(([element, text]) => within(element, made.face) && says(text)) ||
    [...now.hidden].some(([element, value]) => element instanceof HTMLSelectElement && says(value))
  );
};

const holds = (made: Choice, names: Names, query: ElementQuery | undefined): boolean => {
  const { control, option, region, face } = made;
  const gone = listGone(option, names);
  if (made.inside && isConnected(option)) return checkedState(option, names) ?? isMarked(option, names);
  if (!isConnected(control) || !isConnected(face)) {
    const anew = query && elementMeant(query);
    // What the press took away cannot be read back; what was put in its place shows the choice.
    if (!anew) return gone;
    const now = read(regionOf(faceOf(anew, names), names), [], names);
    const known = new Set(made.before.texts.values());
    return (
      [...now.texts, ...now.values].some(([, text]) => !known.has(text) && isNewText(text, undefined, made)) ||
      isKept(now, { ...made, face: anew })
    );
  }
  const now = read(isConnected(region) ? region : regionOf(face, names), made.lists.filter(isConnected), names);
  if (isShowing(now, made) || isSubmitted(now, made)) return true;
  if (gone && isKept(now, made)) return true;
  if (made.action && gone) return true;
  if (!isConnected(option) || made.marked) return false;
  // A highlight is no choice: `aria-selected` counts only in a list of several, `aria-checked` and a ticked box everywhere.
  const ticked =
    attributeOf(option, "aria-checked") === "true" ||
    attributeOf(option, "data-state") === "checked" ||
    [...findAll(option, "input")].some((box) => box instanceof HTMLInputElement && box.checked);
  return ticked || (made.several && isMarked(option, names));
};

/** Whether the page shows the choice that was pressed last. */
export const afterPress = (query: ElementQuery | undefined): ChoiceEvidence | null => {
  if (!choice) return null;
  const names = createNames();
  const made = choice;
  const open =
    made.several &&
    !listGone(made.option, names) &&
    !made.inside &&
    closest(made.face, "dialog,[role=dialog],[aria-modal=true]") === null;
  return { holds: holds(made, names, query), shows: shownWords(made.face, made.region, names), open };
};
