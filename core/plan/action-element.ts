import type { ElementKind } from "../model/element";
import type { Action, ElementActionKind } from "../model/step";
import type { ParseContext } from "./expectation-value";
import { type Parsed, done } from "./problem";
import { parseTarget } from "./target";
import type { Token } from "./tokens";

/** Roles that are ticked rather than clicked. */
export const TICKED: ReadonlySet<string> = new Set(["checkbox", "radio", "switch"]);

/** What an action on one element wants of it. */
export const kindOfAction = (action: ElementActionKind): ElementKind => {
  switch (action) {
    case "click":
    case "dblclick":
    case "rightclick":
    case "hover":
      return "clickable";
    case "clear":
      return "editable";
    case "check":
    case "uncheck":
      return "checkable";
    case "focus":
      return "focusable";
  }
};

/** An action that needs an element and nothing else. */
export const onElement = (context: ParseContext, kind: ElementActionKind, tokens: readonly Token[]): Parsed<Action> => {
  const element = parseTarget(context.source, tokens, {
    kind: kindOfAction(kind),
    ...(context.last && { last: context.last }),
  });
  return element.ok ? done({ kind, element: element.value }) : element;
};
