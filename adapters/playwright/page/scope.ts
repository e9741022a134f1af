import type { ElementQuery, ScopeQuery } from "#core/model/element";
import { answerText } from "#core/model/words";
import type { Names } from "./accessible-name";
import { ownText } from "./pool";
import { roleAnswers } from "./roles";
import { ancestorsOf, within } from "./walk";

const ANCHOR_SCORE = 0.7;
/** Roles that say no more than "the part of the page called". */
const VAGUE = new Set(["region", "group", "generic", "article"]);

const anchorText = (element: Element): string =>
  element.getAttribute("aria-label") ?? (element.matches("img,area") ? (element.getAttribute("alt") ?? "") : ownText(element) || (element.getAttribute("title") ?? ""));

/** Elements that bear the words of the scope; only the best answers count. */
const anchorsOf = (name: string, elements: readonly Element[], names: Names): readonly Element[] => {
  const needle = name.toLowerCase().split(" ")[0] ?? "";
  const scored: { readonly element: Element; readonly score: number }[] = [];
  for (const element of elements) {
    let text = anchorText(element);
    if (!text.toLowerCase().includes(needle) && element.matches("dialog,[role=dialog],[role=alertdialog],[aria-labelledby]")) text = names.name(element);
    if (text === "" || !text.toLowerCase().includes(needle)) continue;
    const { score } = answerText(name, text);
    if (score >= ANCHOR_SCORE && !names.hidden(element)) scored.push({ element, score });
  }
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= best - 0.035).map(({ element }) => element);
};

/** How many levels one must climb from an anchor to a part of the page that holds the element; lower is nearer, undefined = not in scope. */
export type ScopeDistance = (element: Element) => number | undefined;

const roleScope = (scope: ScopeQuery, role: string, anchors: readonly Element[], names: Names): ScopeDistance => {
  const bears = (container: Element): boolean =>
    answerText(scope.name, names.name(container)).score >= ANCHOR_SCORE || anchors.some((anchor) => within(anchor, container));
  return (element) => {
    const at = ancestorsOf(element).findIndex((ancestor) => roleAnswers(role, names.role(ancestor)) > 0.8);
    if (at < 0) return undefined;
    const container = ancestorsOf(element)[at];
    return container && (scope.name === "" || bears(container)) ? 0 : undefined;
  };
};

const climbScope = (anchors: readonly Element[]): ScopeDistance => {
  const levels = new Map<Element, number>();
  for (const anchor of anchors)
    for (const [level, ancestor] of [anchor, ...ancestorsOf(anchor)].entries())
      levels.set(ancestor, Math.min(level, levels.get(ancestor) ?? Number.POSITIVE_INFINITY));
  return (element) => {
    if (anchors.includes(element)) return undefined;
    for (const ancestor of ancestorsOf(element)) {
      const level = levels.get(ancestor);
      if (level !== undefined) return ancestor === document.body || ancestor === document.documentElement ? undefined : level;
    }
    return undefined;
  };
};

/** The scope of a query on this page: undefined when the query has none, `missing` when the page has no such part. */
export const scopeOf = (query: ElementQuery, elements: readonly Element[], names: Names): ScopeDistance | "missing" | undefined => {
  if (query.within) {
    const { name, role } = query.within;
    const anchors = name === "" ? [] : anchorsOf(name, elements, names);
    if (role !== undefined && !VAGUE.has(role)) {
      if (anchors.length === 0 && name !== "" && !elements.some((element) => roleAnswers(role, names.role(element)) > 0.8)) return "missing";
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
