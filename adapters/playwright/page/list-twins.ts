import { attributeOf, classesOf, findAll, tagName, textOf } from "./dom";
import type { Scored } from "./score";
import { ancestorsOf } from "./walk";

/** Items of one list, days of one calendar: so far up they share what they stand in. */
const LEVELS = 4;
/** Fewer things of one shape are no list. */
const FEWEST = 5;
/** Looks that make one of two equal texts likelier than the other differ by no more than this. */
const LOOKS = 0.08;

const shapeOf = (element: Element): string =>
  `${tagName(element)}|${attributeOf(element, "role") ?? ""}|${classesOf(element).item(0) ?? ""}`;

const isListOf = (list: Element, item: Element, shape: string): boolean => {
  let like = 0;
  for (const element of findAll(list, tagName(item).toLowerCase())) if (shapeOf(element) === shape) like++;
  return like >= FEWEST;
};

/**
 * What stands in one list with the best match and reads the same is meant as much, also where it is disabled or looks so: the second of June is
 * not the second of July because only that can be chosen.
 */
export const withListTwins = (
  ranked: readonly Scored[],
): { readonly ranked: readonly Scored[]; readonly twins: ReadonlySet<Element> } => {
  const [best] = ranked;
  if (!best) return { ranked, twins: new Set() };
  const around = new Set(ancestorsOf(best.element, LEVELS));
  const [shape, text] = [shapeOf(best.element), textOf(best.element).trim()];
  const isTwin = ({ element, score }: Scored): boolean =>
    element !== best.element &&
    text !== "" &&
    score >= best.score - LOOKS &&
    shapeOf(element) === shape &&
    textOf(element).trim() === text &&
    ancestorsOf(element, LEVELS).some((ancestor) => around.has(ancestor) && isListOf(ancestor, best.element, shape));
  const twins = new Set(ranked.filter(isTwin).map(({ element }) => element));
  return {
    ranked: ranked.map((answer) => (twins.has(answer.element) ? { ...answer, score: best.score } : answer)),
    twins: twins.size > 0 ? twins.add(best.element) : twins,
  };
};
