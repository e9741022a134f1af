import type { ElementQuery, ScopeQuery } from "#core/model/element";
import { answerText } from "#core/model/words";
import type { Names } from "./accessible-name";
import { anchorsFor } from "./anchors";
import { hasAttribute, tagName } from "./dom";
import { byIds } from "./label";
import { createOwnership } from "./owned-part";
import { memo } from "./rendering";
import { roleAnswers } from "./roles";
import { isSeen } from "./proxy";
import { countedRows, rowsCalled } from "./rows";
import { ancestorsOf, within } from "./walk";

const CALLED_SCORE = 0.7;
/** Roles that say no more than "the part of the page called". */
const VAGUE = new Set(["region", "group", "generic", "article"]);

/** How many levels one must climb from what names the scope to a part of the page that holds the element; lower is nearer, undefined = not in scope. */
export type ScopeDistance = (element: Element) => number | undefined;

/** A form without a name has no role, and is one to people all the same. */
const hasRole = (element: Element, role: string, names: Names): boolean =>
  roleAnswers(role, names.role(element)) > 0.8 || (role === "form" && tagName(element) === "FORM");

/** A label may be written for a part of the page that is no control: a group of radio buttons, the frame of a slider. */
const labelledPart = (label: Element): readonly Element[] => {
  if (!(label instanceof HTMLLabelElement) || label.control) return [];
  const part = byIds(label, "for")[0];
  return part ? [part] : [];
};

/** What belongs to any of the anchors. */
const ownedScope = (anchors: readonly Element[]): ScopeDistance => {
  const ownedDistance = createOwnership();
  const parts = anchors.flatMap(labelledPart);
  return memo((element) => {
    if (parts.some((part) => part !== element && within(element, part))) return 0;
    const levels = anchors.flatMap((anchor) => ownedDistance(anchor, element) ?? []);
    return levels.length === 0 ? undefined : Math.min(...levels);
  });
};

const rowScope =
  (rows: ReadonlySet<Element>): ScopeDistance =>
  (element) =>
    [element, ...ancestorsOf(element)].some((at) => at !== element && rows.has(at)) ? 0 : undefined;

const roleScope = (scope: ScopeQuery, role: string, anchors: readonly Element[], names: Names): ScopeDistance => {
  const anchored = new Set(anchors.flatMap((anchor) => [anchor, ...ancestorsOf(anchor)]));
  const called = (container: Element): boolean =>
    ["aria-label", "aria-labelledby", "title"].some((name) => hasAttribute(container, name)) &&
    answerText(scope.name, names.name(container)).score >= CALLED_SCORE;
  const bears = memo<boolean>((container) => scope.name === "" || anchored.has(container) || called(container));
  return (element) => {
    const container = ancestorsOf(element).find((ancestor) => hasRole(ancestor, role, names));
    return container && bears(container) ? 0 : undefined;
  };
};

const countedParts = (role: string, elements: readonly Element[], names: Names): readonly Element[] =>
  role === "row"
    ? countedRows(elements, names)
    : elements.filter((element) => hasRole(element, role, names) && isSeen(element, names));

/** `row 3` is the third one, or the one that is called 3; where these are two rows nobody can tell. */
const rowsNumbered = (name: string, elements: readonly Element[], names: Names): ReadonlySet<Element> => {
  const called = new Set(rowsCalled(name, elements, names).keys());
  const third = /^\d{1,3}$/u.test(name) ? countedRows(elements, names)[Number(name) - 1] : undefined;
  if (!third || called.has(third)) return called.size > 1 && third ? new Set([third]) : called;
  return called.size === 0 ? new Set([third]) : new Set();
};

/** A part of a kind: the containers that have the role, else, as people call all sorts of things rows and forms, whatever belongs to the name. */
const partScope = (
  scope: ScopeQuery,
  role: string,
  elements: readonly Element[],
  names: Names,
): ScopeDistance | "missing" => {
  const { name, nth } = scope;
  if (nth !== undefined) {
    const part = countedParts(role, elements, names).at(nth > 0 ? nth - 1 : nth);
    return part ? rowScope(new Set([part])) : "missing";
  }
  if (role === "row" && name !== "") {
    const rows = rowsNumbered(name, elements, names);
    return rows.size === 0 ? "missing" : rowScope(rows);
  }
  const anchors = name === "" ? [] : anchorsFor(name, elements, names).map(({ element }) => element);
  const containers = elements.filter((element) => hasRole(element, role, names));
  const named = containers.some(
    (container) =>
      name === "" ||
      anchors.some((anchor) => anchor === container || ancestorsOf(anchor).includes(container)) ||
      answerText(name, names.name(container)).score >= CALLED_SCORE,
  );
  if (named) return roleScope(scope, role, anchors, names);
  return anchors.length === 0 ? "missing" : ownedScope(anchors);
};

/** The scope of a query on this page: undefined when the query has none, `missing` when the page has no such part. */
export const scopeOf = (
  query: ElementQuery,
  elements: readonly Element[],
  names: Names,
): ScopeDistance | "missing" | undefined => {
  const { within, near } = query;
  if (!within && near === undefined) return undefined;
  if (within?.role !== undefined && !VAGUE.has(within.role)) return partScope(within, within.role, elements, names);
  const name = within?.name ?? near ?? "";
  const anchors = anchorsFor(name, elements, names).map(({ element }) => element);
  if (anchors.length > 0) return ownedScope(anchors);
  const rows = rowsCalled(name, elements, names);
  return rows.size === 0 ? "missing" : rowScope(new Set(rows.keys()));
};
