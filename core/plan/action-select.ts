import type { Action } from "../model/step";
import { onElement, TICKED } from "./action-element";
import { parseFill } from "./action-fill";
import type { ParseContext } from "./expectation-value";
import { ordinalAt } from "./ordinals";
import { type Parsed, done, refuse } from "./problem";
import { roleAtEnd } from "./roles";
import { withoutArticle } from "./scope";
import { parseTarget } from "./target";
import { type Token, textOf } from "./tokens";

const fromAt = (tokens: readonly Token[]): number => {
  for (let at = tokens.length - 2; at > 0; at -= 1) {
    const lower = tokens[at]?.lower ?? "";
    if (
      ["from", "in", "for", "on", "as", "under"].includes(lower) &&
      (lower === "from" || lower === "in" || tokens[at - 1]?.quoted || lower === "as")
    )
      return at;
  }
  return -1;
};

const isCounted = (tokens: readonly Token[]): boolean => {
  const bare = withoutArticle(tokens);
  return (
    ordinalAt(bare) !== undefined && ["option", "item", "value", "entry", "one"].includes(bare.at(-1)?.lower ?? "")
  );
};

const SELECT_LEADS = new Set(["the", "option", "value", "item", "a", "an", "entry", "choice"]);

const optionOf = (context: ParseContext, tokens: readonly Token[]): string => {
  const led = tokens.slice(0, -1).filter((token) => !SELECT_LEADS.has(token.lower));
  const last = tokens.at(-1);
  if (last?.quoted && led.length === 0) return last.text;
  const tail = last && ["option", "value", "item"].includes(last.text) ? tokens.slice(0, -1) : tokens;
  const start = tail.length > 1 && tail[0] && ["the", "option"].includes(tail[0].text) ? tail.slice(1) : tail;
  return textOf(context.source, start.length > 0 ? start : tokens);
};

/** `select OPTION from TARGET`; without a target the option itself is clicked or ticked. */
export const parseSelect = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> => {
  const scope = tokens.findIndex((token, at) => at > 1 && token.lower === "within");
  const head = scope < 0 ? tokens : tokens.slice(0, scope);
  const quoted = tokens[0]?.quoted
    ? tokens.findIndex((token) => ["from", "in", "for", "on", "as", "under"].includes(token.lower))
    : -1;
  const at = quoted === 1 ? 1 : fromAt(head);
  if (at > 0 && isCounted(tokens.slice(0, at)))
    return refuse(
      "counted-option",
      `an option is named, not counted: ${textOf(context.source, tokens.slice(0, at))}`,
      'write its text, such as: select "Large" from Size',
    );
  if (at > 0 && tokens.slice(0, at).some((token) => token.lower === "date")) return parseFill(context, "enter", tokens);
  if (at > 0) {
    const element = parseTarget(context.source, tokens.slice(at + 1), {
      kind: "selectable",
      ...(context.last && { last: context.last }),
    });
    return element.ok
      ? done({ kind: "select", element: element.value, option: optionOf(context, tokens.slice(0, at)) })
      : element;
  }
  const clicked = onElement(context, "click", tokens);
  const role = clicked.ok && clicked.value.kind === "click" ? clicked.value.element.role : undefined;
  return role !== undefined && TICKED.has(role) ? onElement(context, "check", tokens) : clicked;
};

/** `change Stage to Prospecting` where Stage is said to be a dropdown. */
export const parseSet = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> => {
  const at = tokens.findIndex((token, index) => index > 0 && index < tokens.length - 1 && token.lower === "to");
  const role = at > 0 ? roleAtEnd(tokens.slice(0, at)) : undefined;
  if (role?.role !== "combobox" && role?.role !== "listbox") return parseFill(context, "set", tokens);
  const element = parseTarget(context.source, tokens.slice(0, at), {
    kind: "selectable",
    ...(context.last && { last: context.last }),
  });
  return element.ok
    ? done({ kind: "select", element: element.value, option: optionOf(context, tokens.slice(at + 1)) })
    : element;
};
