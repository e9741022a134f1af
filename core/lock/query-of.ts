import { describeQuery } from "../model/element-text";
import type { ElementKind, ElementQuery } from "../model/element";
import type { ActionKind } from "../model/step";
import { kindOfAction } from "../plan/action-element";
import { parseTarget } from "../plan/target";
import { tokenize } from "../plan/tokens";

/** An action on an element as an entry names it. */
const kindsOf = (action: ActionKind): ElementKind | undefined => {
  switch (action) {
    case "fill":
    case "type":
      return "editable";
    case "press":
      return "focusable";
    case "select":
      return "selectable";
    case "click":
    case "dblclick":
    case "rightclick":
    case "hover":
    case "clear":
    case "focus":
    case "check":
    case "uncheck":
      return kindOfAction(action);
    case "goto":
    case "back":
    case "forward":
    case "reload":
    case "wait":
    case "expect":
    case "screenshot":
      return undefined;
  }
};

/** What is asked for, and what is to be done with it. */
export interface Asked {
  readonly query: ElementQuery;
  readonly action: ActionKind;
}

/** The query that an entry's words and action tell; undefined when they are not such as pacts writes. */
export const queryOf = (entry: { readonly element: string; readonly action: string }): Asked | undefined => {
  const action = entry.action as ActionKind;
  const kind = kindsOf(action);
  if (kind === undefined) return undefined;
  const { tokens, unclosed } = tokenize(entry.element);
  if (unclosed !== undefined || tokens.length === 0) return undefined;
  const parsed = parseTarget(entry.element, tokens, { kind });
  // Words that read otherwise than they were written would be looked up under another key.
  if (!parsed.ok || parsed.value.selector !== undefined || describeQuery(parsed.value) !== entry.element)
    return undefined;
  return { query: parsed.value, action };
};
