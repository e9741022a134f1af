import { ACCEPT } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import type { Names } from "./accessible-name";
import { eligible } from "./pool";
import { isSeen } from "./proxy";
import { scopeOf } from "./scope";
import { type Scored, scoreAll } from "./score";
import { suggests } from "./suggestions";
import { allElements, within } from "./walk";

/** Score of a question that has the words of the step. */
const QUESTION = 0.85;
/** Fewer boxes or radio buttons are no choice. */
const LEAST = 2;

const answers = new WeakMap<Element, readonly Element[]>();

/**
 * The radio buttons or boxes that belong to the question of that name, in document order, where there are several: what a step selects from
 * when no list has the name. The first of them stands for the question.
 */
const answersOf = (
  query: ElementQuery,
  elements: readonly Element[],
  names: Names,
  admits: ((element: Element) => boolean) | undefined,
): readonly Element[] => {
  if (query.name === "") return [];
  const distance = scopeOf({ name: "", kind: "checkable", within: { name: query.name } }, elements, names);
  if (distance === undefined || distance === "missing") return [];
  const placed = elements.flatMap((element) => {
    const level = eligible(element, "checkable") && (admits?.(element) ?? true) ? distance(element) : undefined;
    return level === undefined || !isSeen(element, names) ? [] : [{ element, level }];
  });
  const nearest = Math.min(...placed.map(({ level }) => level));
  const found = placed.filter(({ level }) => level === nearest).map(({ element }) => element);
  const [first] = found;
  if (!first || found.length < LEAST) return [];
  answers.set(first, found);
  return found;
};

/** What a step selects from where no list has the name: the answers to a question, or a field that brings suggestions of its own. */
export const chosenFromOf = (
  query: ElementQuery,
  elements: readonly Element[],
  names: Names,
  admits: ((element: Element) => boolean) | undefined,
): readonly Scored[] => {
  const [question] = answersOf(query, elements, names, admits);
  if (question) return [{ element: question, score: QUESTION, reason: "question" }];
  const { scored } = scoreAll({ ...query, kind: "editable" }, elements, names, { unseen: false, admits });
  return scored.filter(({ element, score }) => score >= ACCEPT && suggests(element));
};

/** What the question offers that the element stands for, or is the group of; undefined where it stands for none. */
export const questionOf = (element: Element, names: Names): readonly Element[] | undefined => {
  const known = answers.get(element);
  if (known || names.role(element) !== "radiogroup") return known;
  return allElements().filter((each) => each !== element && eligible(each, "checkable") && within(each, element));
};
