import { describeQuery } from "../model/element-text";
import type { ElementKind, ElementQuery } from "../model/element";
import { type ActionKind, elementOf, type Step } from "../model/step";

/** Kinds that say more of an element than that it can have the focus. */
const OF_FIELDS: ReadonlySet<ElementKind> = new Set(["editable", "selectable", "checkable"]);
/** After these the page may be another one, and the words mean what is on it. */
const LEAVING: ReadonlySet<ActionKind> = new Set(["goto", "back", "forward", "reload", "click", "dblclick"]);

/**
 * What a step looks for. One name means one element within a requirement: a key that is pressed on what was filled by the same words goes to
 * that field, not to a button of the same name. `before`: the steps before it.
 */
export const queryOfStep = (step: Step, before: readonly Step[]): ElementQuery | undefined => {
  const query = elementOf(step.action);
  if (!query || step.action.kind !== "press" || query.kind !== "focusable") return query;
  const since = before.slice(before.findLastIndex(({ action }) => LEAVING.has(action.kind)) + 1);
  const words = describeQuery(query);
  const kind = since
    .map(({ action }) => elementOf(action))
    .findLast((earlier) => earlier && OF_FIELDS.has(earlier.kind) && describeQuery(earlier) === words)?.kind;
  return kind ? { ...query, kind } : query;
};
