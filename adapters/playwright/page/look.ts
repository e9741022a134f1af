import type { ElementQuery } from "#core/model/element";
import { normaliseText } from "#core/model/words";
import { createNames, type Names } from "./accessible-name";
import { choiceBeside } from "./choice-region";
import { isEditable, isEnabled } from "./actionability";
import { checkedState } from "./checked-state";
import {
  attributeOf,
  bodyOf,
  closest,
  childElementCount,
  drawnTextOf,
  focusIn,
  parentElement,
  rootOf,
  textOf as contentOf,
} from "./dom";
import { isTextField } from "./pool";
import type { ElementState, FrameLook } from "./protocol";
import { isSeen } from "./proxy";
import { ATOMS } from "./roles";
import { readPlaces } from "./place-reading";
import { columnCells, rowsCalled } from "./rows";
import { scopeOf } from "./scope";
import { readRoleWord, type Scored, scoreAll } from "./score";
import { describe } from "./snapshot";
import { readStyleTexts, styledTexts, styleText } from "./style-text";
import { allElements, inOrder } from "./walk";

const MAX_TEXT = 20_000;
const MAX_STATES = 200;
/** An expectation is about an element that bears the words, not one that is somewhat like it. */
export const EXPECTED = 0.7;

/** What a person reads in a field: the label of the chosen option, the text of an editor, the value elsewhere. */
export const fieldValue = (element: Element): string => {
  if (element instanceof HTMLSelectElement)
    return [...element.selectedOptions].map((option) => normaliseText(option.label)).join(", ");
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
  return normaliseText(contentOf(element).slice(0, MAX_TEXT));
};

const isFocused = (element: Element): boolean => focusIn(rootOf(element)) === element;

const textOf = (element: Element): string => {
  if (isTextField(element) || element instanceof HTMLSelectElement) return fieldValue(element);
  const text = drawnTextOf(element);
  return (
    normaliseText(text.slice(0, MAX_TEXT)) ||
    normaliseText((attributeOf(element, "aria-label") ?? attributeOf(element, "alt") ?? "").slice(0, MAX_TEXT))
  );
};

/** A list whose field is empty shows its choice beside the field. */
const shownChoice = (element: Element, names: Names): string =>
  element instanceof HTMLInputElement && names.role(element) === "combobox" ? choiceBeside(element, names) : "";

/** What a slider stands at, as it says itself. */
const sliderValue = (element: Element, names: Names): string | undefined =>
  element instanceof HTMLInputElement || !["slider", "spinbutton", "progressbar", "meter"].includes(names.role(element))
    ? undefined
    : (attributeOf(element, "aria-valuetext") ?? attributeOf(element, "aria-valuenow") ?? undefined);

/** The element as an expectation sees it. */
export const stateOf = (element: Element, score: number, names: Names, attribute?: string): ElementState => {
  const field = isTextField(element) || element instanceof HTMLSelectElement;
  const stand = sliderValue(element, names);
  const value = stand ?? (fieldValue(element) || shownChoice(element, names));
  const text = stand ?? (textOf(element) || value);
  const checked = checkedState(element, names);
  return {
    score,
    description: describe(element, names),
    visible: isSeen(element, names),
    enabled: isEnabled(element),
    editable: isEditable(element),
    checked: checked === true,
    checkable: checked !== undefined,
    radio: ["radio", "menuitemradio"].includes(names.role(element)),
    focused: isFocused(element),
    empty: field ? fieldValue(element) === "" : text === "" && childElementCount(element) === 0,
    text,
    value,
    attribute: attribute === undefined ? null : attributeOf(element, attribute),
  };
};

/** Whether a closed list offers it: nobody sees it yet, but it is there to be chosen. */
const isOffered = (element: Element, names: Names): boolean => {
  const list = element instanceof HTMLOptionElement ? closest(element, "select") : null;
  return list !== null && isSeen(list, names) && !names.hidden(element);
};

const isThere = (element: Element, names: Names): boolean => isSeen(element, names) || isOffered(element, names);

const answers = (query: ElementQuery, elements: readonly Element[], names: Names) => {
  const distance = scopeOf(query, elements, names);
  if (distance === "missing") return [];
  const admits = distance ? (element: Element): boolean => distance(element) !== undefined : undefined;
  const { scored: placed } = scoreAll(query, elements, names, { unseen: true, admits });
  const best = placed.reduce((most, { element, score }) => (score > most && isThere(element, names) ? score : most), 0);
  const enough = Math.max(EXPECTED, query.role === "text" ? EXPECTED : best - 0.035);
  const answering = placed.filter(({ score }) => score >= enough);
  if (!distance) return answering;
  // Of the parts of the page that hold the words of the scope, the smallest that holds an answer is meant.
  const levelOf = ({ element }: Scored): number => distance(element) ?? Number.POSITIVE_INFINITY;
  const nearest = answering.reduce(
    (least, answer) => (isThere(answer.element, names) ? Math.min(least, levelOf(answer)) : least),
    Number.POSITIVE_INFINITY,
  );
  return answering.filter((answer) => levelOf(answer) <= nearest);
};

/** A row that no name of its own answers for is known by its cells, as in `within row Alice`. */
const rowAnswers = (query: ElementQuery, elements: readonly Element[], names: Names): readonly Scored[] => {
  if (query.role !== "row" || query.name === "") return [];
  const distance = scopeOf(query, elements, names);
  if (distance === "missing") return [];
  const rows = [...rowsCalled(query.name, elements, names)].map(([element, score]) => ({
    element,
    score,
    reason: "cell",
  }));
  return rows.filter(({ element }) => distance === undefined || distance(element) !== undefined);
};

const inColumn = (query: ElementQuery, elements: readonly Element[], names: Names): readonly Scored[] =>
  columnCells(query, elements, names).map((element) => ({ element, score: EXPECTED, reason: "column" }));

/** Elements that answer the query of an expectation, hidden ones too, in document order. */
export const look = (query: ElementQuery, attribute: string | undefined): FrameLook => {
  const elements = allElements();
  // Sifting without generated content spares half of the time where style sheets draw no words.
  const names = createNames({ pseudo: readStyleTexts(elements) });
  let found: readonly Scored[] = answers(query, elements, names);
  const reread = found.length === 0 ? readRoleWord(query) : undefined;
  if (reread && reread.name !== "") found = answers(reread, elements, names);
  if (found.length === 0) found = rowAnswers(reread ?? query, elements, names);
  if (found.length === 0) found = inColumn(query, elements, names);
  for (const placed of found.length === 0 ? readPlaces(query) : []) {
    found = answers(placed, elements, names).filter(({ score }) => score >= EXPECTED);
    if (found.length === 0) found = inColumn(placed, elements, names);
    if (found.length > 0) break;
  }
  const ordered = inOrder(found, ({ element }) => element, elements);
  const scores = new Map(found.map(({ element, score }) => [element, score]));
  const isPart = ({ element, score }: Scored): boolean => {
    for (let at = parentElement(element); at; at = parentElement(at)) if ((scores.get(at) ?? -1) >= score) return true;
    return false;
  };
  const nests = query.name === "" && query.role !== undefined && !ATOMS.has(query.role);
  const distinct = query.role === "text" || nests ? ordered : ordered.filter((answer) => !isPart(answer));
  // Words are there to be read; a control may be pressed through what shows in its place.
  const isRead = (element: Element): boolean =>
    query.role !== "text" || names.wordsInSight(element) || styleText(element) !== "";
  const there = distinct.filter(({ element }) => isThere(element, names) && isRead(element));
  const nth = query.nth === undefined ? undefined : there.at(query.nth > 0 ? query.nth - 1 : query.nth);
  const chosen = query.nth === undefined ? distinct : nth ? [nth] : [];
  const stateOfAnswer = ({ element, score }: Scored): ElementState => {
    const state = stateOf(element, score, names, attribute);
    return { ...state, visible: state.visible && isRead(element) };
  };
  return {
    elements: chosen.slice(0, MAX_STATES).map(stateOfAnswer),
    count: query.nth === undefined ? there.length : chosen.length,
  };
};

/** The text of the page as a person reads it. */
export const pageText = (): string => {
  const body = bodyOf();
  if (!body) return "";
  readStyleTexts(allElements());
  return normaliseTextLong([drawnTextOf(body), ...styledTexts().values()].join(" "));
};

const normaliseTextLong = (text: string): string => text.slice(0, 500_000).replace(/\s+/gu, " ").trim();
