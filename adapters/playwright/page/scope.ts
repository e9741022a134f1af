import type { ElementQuery, ScopeQuery } from "#core/model/element";
import { answerText } from "#core/model/words";
import type { Names } from "./accessible-name";
import { attributeOf, bodyOf, documentElement, findAll, hasAttribute, matches } from "./dom";
import { bearersOf } from "./mentions";
import { ownText } from "./pool";
import { roleAnswers } from "./roles";
import { allRoots, ancestorsOf } from "./walk";

const ANCHOR_SCORE = 0.7;
/** Roles that say no more than "the part of the page called". */
const VAGUE = new Set(["region", "group", "generic", "article"]);

const anchorText = (element: Element): string =>
  attributeOf(element, "aria-label") ??
  (matches(element, "img,area")
    ? (attributeOf(element, "alt") ?? "")
    : ownText(element) || (attributeOf(element, "title") ?? ""));

/** They may bear words that stand elsewhere. */
const CALLED = "dialog,[role=dialog],[role=alertdialog],[aria-labelledby]";

interface Anchor {
  readonly element: Element;
  readonly score: number;
}

/** Elements that bear the words of the scope; only the best answers count. */
const anchorsFor = (name: string, elements: readonly Element[], names: Names): readonly Anchor[] => {
  const needle = name.toLowerCase().split(" ")[0] ?? "";
  const called = new Set(allRoots(elements).flatMap((root) => [...findAll(root, CALLED)]));
  const bearers = bearersOf(needle, ["aria-label", "alt", "title"], elements);
  const scored: Anchor[] = [];
  let best = 0;
  for (const element of elements) {
    if (!bearers.has(element) && !called.has(element)) continue;
    let text = anchorText(element);
    if (!text.toLowerCase().includes(needle) && called.has(element)) text = names.name(element);
    if (text === "" || !text.toLowerCase().includes(needle)) continue;
    const { score } = answerText(name, text);
    if (score < ANCHOR_SCORE || names.hidden(element)) continue;
    scored.push({ element, score });
    best = Math.max(best, score);
  }
  return scored.filter(({ score }) => score >= best - 0.035);
};

const anchorsOf = (name: string, elements: readonly Element[], names: Names): readonly Element[] =>
  anchorsFor(name, elements, names).map(({ element }) => element);

const isRow = (element: Element, names: Names): boolean => roleAnswers("row", names.role(element)) > 0.8;

/** Rows are called by what stands in them: those that `within row NAME` means, each with how well it answers. */
export const rowsCalled = (name: string, elements: readonly Element[], names: Names): ReadonlyMap<Element, number> => {
  const rows = new Map<Element, number>();
  for (const { element, score } of anchorsFor(name, elements, names)) {
    const row = [element, ...ancestorsOf(element)].find((ancestor) => isRow(ancestor, names));
    if (row) rows.set(row, Math.max(score, rows.get(row) ?? 0));
  }
  return rows;
};

/** How many levels one must climb from an anchor to a part of the page that holds the element; lower is nearer, undefined = not in scope. */
export type ScopeDistance = (element: Element) => number | undefined;

const roleScope = (scope: ScopeQuery, role: string, anchors: readonly Element[], names: Names): ScopeDistance => {
  const anchored = new Set(anchors.flatMap((anchor) => [anchor, ...ancestorsOf(anchor)]));
  const called = (container: Element): boolean =>
    ["aria-label", "aria-labelledby", "title"].some((name) => hasAttribute(container, name)) &&
    answerText(scope.name, names.name(container)).score >= ANCHOR_SCORE;
  const known = new Map<Element, boolean>();
  const bears = (container: Element): boolean => {
    const answer = known.get(container) ?? (scope.name === "" || anchored.has(container) || called(container));
    known.set(container, answer);
    return answer;
  };
  return (element) => {
    const container = ancestorsOf(element).find((ancestor) => roleAnswers(role, names.role(ancestor)) > 0.8);
    return container && bears(container) ? 0 : undefined;
  };
};

const climbScope = (anchors: readonly Element[]): ScopeDistance => {
  const levels = new Map<Element, number>();
  for (const anchor of anchors)
    for (const [level, ancestor] of [anchor, ...ancestorsOf(anchor)].entries())
      levels.set(ancestor, Math.min(level, levels.get(ancestor) ?? Number.POSITIVE_INFINITY));
  const own = new Set(anchors);
  const [body, html] = [bodyOf(), documentElement()];
  return (element) => {
    if (own.has(element)) return undefined;
    const nearest = ancestorsOf(element).find((ancestor) => levels.has(ancestor));
    return nearest === undefined || nearest === body || nearest === html ? undefined : levels.get(nearest);
  };
};

/** The scope of a query on this page: undefined when the query has none, `missing` when the page has no such part. */
export const scopeOf = (
  query: ElementQuery,
  elements: readonly Element[],
  names: Names,
): ScopeDistance | "missing" | undefined => {
  if (query.within) {
    const { name, role } = query.within;
    const anchors = name === "" ? [] : anchorsOf(name, elements, names);
    if (role !== undefined && !VAGUE.has(role)) {
      if (
        anchors.length === 0 &&
        name !== "" &&
        !elements.some((element) => roleAnswers(role, names.role(element)) > 0.8)
      )
        return "missing";
      return roleScope(query.within, role, anchors, names);
    }
    return anchors.length === 0 ? "missing" : climbScope(anchors);
  }
  if (query.near !== undefined) {
    const anchors = anchorsOf(query.near, elements, names);
    return anchors.length === 0 ? "missing" : climbScope(anchors);
  }
  return undefined;
};
