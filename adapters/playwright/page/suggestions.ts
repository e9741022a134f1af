import type { ElementKind, ElementQuery } from "#core/model/element";
import { normaliseText } from "#core/model/words";
import { createNearness, lastActedOn } from "./context";
import { attributeOf, closest, focusIn, hasAttribute, isShown, matches, rootOf } from "./dom";
import { byIds } from "./label";
import { nextMutation } from "./mutation";
import { isTextField } from "./pool";
import type { Scored } from "./score";
import { within } from "./walk";

/** A field that brings a list of suggestions, or what stands round such a field, by the ARIA pattern in its versions. */
const SUGGESTING = "[role=combobox],[aria-autocomplete=list],[aria-autocomplete=both]";
/** What belongs to a field: its button is meant as likely as a suggestion. */
const OWN_PART = "form,fieldset,[role=search],[role=form],search";
/** From here on a suggestion begins with the name, or is it. */
const BEGINS = 0.76;

/** The field that was typed into last, with the focus on it, and what round it says how its list stands. */
const typedField = (): readonly Element[] => {
  const field = lastActedOn();
  if (!(field instanceof HTMLInputElement) || field.value === "" || focusIn(rootOf(field)) !== field) return [];
  const parts = [field, closest(field, "[role=combobox]")].filter((part) => part !== null);
  return parts.some((part) => matches(part, SUGGESTING)) ? parts : [];
};

/** What was typed into last brings a list of suggestions that has not opened yet: one of them may be meant to be pressed. */
export const awaitsSuggestions = (kind: ElementKind): boolean =>
  kind === "clickable" && typedField().some((element) => attributeOf(element, "aria-expanded") === "false");

/** The same, and the name that is asked for goes on from what was typed, or the other way round. */
export const mayBeSuggested = ({ kind, name }: ElementQuery): boolean => {
  const field = lastActedOn();
  if (!awaitsSuggestions(kind) || !(field instanceof HTMLInputElement)) return false;
  const [typed, asked] = [field.value, name].map((text) => normaliseText(text).toLowerCase());
  return typed !== undefined && asked !== undefined && (asked.includes(typed) || typed.includes(asked));
};

/** The open list of suggestions that typing has just brought, where something is to be pressed. */
export const openSuggestions = (kind: ElementKind): Element | undefined =>
  (kind === "clickable" ? typedField() : [])
    .filter((element) => attributeOf(element, "aria-expanded") === "true")
    .flatMap((element) => [...byIds(element, "aria-controls"), ...byIds(element, "aria-owns")])
    .find((list) => isShown(list, { visibilityProperty: true, opacityProperty: true }));

/**
 * Where what was typed has just brought suggestions and one of them answers, the same words elsewhere on the page are not meant: only
 * what belongs to the field is as likely.
 */
export const preferSuggestions = (ranked: readonly Scored[], list: Element | undefined): readonly Scored[] => {
  const field = list && lastActedOn();
  if (!list || !field || !ranked.some(({ element, score }) => score >= BEGINS && within(element, list))) return ranked;
  const [part, nearness] = [closest(field, OWN_PART), createNearness()];
  return ranked.filter(
    ({ element }) => within(element, list) || nearness(element) > 0 || (part !== null && within(element, part)),
  );
};

/** A list that follows the keys is drawn anew so long after the last one, as a rule: a page that rests longer has drawn it. */
const DRAWN_MS = 400;

/** Resolves when the list of the field that was typed into has come to rest, after `ms` at most; at once where typing brings none. */
export const suggestionsCame = async (ms: number): Promise<void> => {
  if (typedField().length === 0) return;
  const deadline = performance.now() + ms;
  for (let left = ms; left > 0 && (await nextMutation(Math.min(DRAWN_MS, left))); ) left = deadline - performance.now();
};

/** A field for which the browser's own suggestions are turned off brings its own, as a rule. */
export const suggests = (element: Element): boolean =>
  isTextField(element) &&
  (matches(element, "[autocomplete=off i],[aria-autocomplete=list],[aria-autocomplete=both]") ||
    hasAttribute(element, "list"));
