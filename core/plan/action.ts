import type { ElementKind } from "../model/element";
import type { Action, ElementActionKind } from "../model/step";
import { parseFill } from "./action-fill";
import { parsePress } from "./action-press";
import type { ParseContext } from "./expectation-value";
import { type Parsed, done, refuse } from "./problem";
import { roleAtEnd } from "./roles";
import { parseTarget } from "./target";
import { asUrl, looksLikeUrl } from "./values";
import { type Token, textOf } from "./tokens";
import type { Verb } from "./verbs";

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

const PARTICLES: Readonly<Partial<Record<Verb, readonly string[]>>> = {
  click: ["on", "onto", "at", "over", "into"],
  press: ["on"],
  dblclick: ["on"],
  rightclick: ["on"],
  hover: ["over", "on", "to", "above", "at", "onto", "across", "mouse", "cursor"],
  focus: ["on", "to", "in", "into"],
  toggle: ["on"],
  check: ["off"],
  open: ["up"],
};

const withoutParticles = (verb: Verb, tokens: readonly Token[]): readonly Token[] => {
  const lower = tokens[0]?.lower ?? "";
  return tokens.length > 1 && PARTICLES[verb]?.includes(lower) ? withoutParticles(verb, tokens.slice(1)) : tokens;
};

const onElement = (context: ParseContext, kind: ElementActionKind, tokens: readonly Token[]): Parsed<Action> => {
  const element = parseTarget(context.source, tokens, {
    kind: kindOfAction(kind),
    ...(context.last && { last: context.last }),
  });
  return element.ok ? done({ kind, element: element.value }) : element;
};

/** `clear the text in Search`, `empty the value of Amount`. */
const clearTarget = (tokens: readonly Token[]): readonly Token[] => {
  const at = tokens.findIndex((token) => ["in", "of", "from", "inside"].includes(token.lower));
  const lead = tokens.slice(0, Math.max(at, 0)).map((token) => token.lower);
  const idle =
    lead.length > 0 &&
    lead.every((word) => ["the", "text", "value", "content", "contents", "input", "out"].includes(word));
  return idle ? tokens.slice(at + 1) : tokens;
};

const AS_CHECKED = new Set(["checked", "ticked", "selected", "done", "unchecked", "completed", "complete"]);

/** `mark Remember me as checked`. */
const markTarget = (tokens: readonly Token[]): readonly Token[] =>
  tokens.length > 2 && tokens.at(-2)?.lower === "as" && AS_CHECKED.has(tokens.at(-1)?.lower ?? "")
    ? tokens.slice(0, -2)
    : tokens;

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

const SELECT_LEADS = new Set(["the", "option", "value", "item", "a", "an", "entry", "choice"]);

const optionOf = (context: ParseContext, tokens: readonly Token[]): string => {
  const led = tokens.slice(0, -1).filter((token) => !SELECT_LEADS.has(token.lower));
  const last = tokens.at(-1);
  if (last?.quoted && led.length === 0) return last.text;
  const tail = last && ["option", "value", "item"].includes(last.text) ? tokens.slice(0, -1) : tokens;
  const start = tail.length > 1 && tail[0] && ["the", "option"].includes(tail[0].text) ? tail.slice(1) : tail;
  return textOf(context.source, start.length > 0 ? start : tokens);
};

const TICKED = new Set(["checkbox", "radio", "switch"]);

const parseSelect = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> => {
  const scope = tokens.findIndex((token, at) => at > 1 && token.lower === "within");
  const head = scope < 0 ? tokens : tokens.slice(0, scope);
  const quoted = tokens[0]?.quoted
    ? tokens.findIndex((token) => ["from", "in", "for", "on", "as", "under"].includes(token.lower))
    : -1;
  const at = quoted === 1 ? 1 : fromAt(head);
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
const parseSet = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> => {
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

const PAGE_WORDS = new Set([
  "the",
  "url",
  "page",
  "website",
  "site",
  "address",
  "link",
  "a",
  "browser",
  "at",
  "to",
  "web",
  "back",
  "directly",
  "up",
  "in",
  "app",
  "application",
  "webpage",
  "and",
  "go",
  "navigate",
  ":",
  "my",
  "new",
  "homepage",
]);
const HOME = new Set(["homepage", "home"]);

const parseGoto = (context: ParseContext, verb: "goto" | "open", tokens: readonly Token[]): Parsed<Action> => {
  const rest = tokens.filter((token) => token.quoted || !PAGE_WORDS.has(token.lower));
  const [only] = rest;
  if (rest.length === 1 && only && looksLikeUrl(only.text)) return done({ kind: "goto", url: asUrl(only.text) });
  const words = tokens.filter((token) => token.lower !== "the" && token.lower !== "page");
  if (words.length === 1 && HOME.has(words[0]?.lower ?? "")) return done({ kind: "goto", url: "/" });
  const role = roleAtEnd(tokens);
  const page = tokens.at(-1)?.lower === "page";
  if (tokens.length > 0 && !page && (verb === "open" || role)) return onElement(context, "click", tokens);
  const text = textOf(context.source, tokens);
  return refuse(
    "which-page",
    tokens.length === 0 ? "no address is written" : `"${text}" is no address`,
    `write an address, such as: go to "/cart"; or what to click, such as: click "${text || "Cart"}"`,
  );
};

const NAMES = new Set([
  "named",
  "called",
  "as",
  "of",
  "with",
  "name",
  "the",
  "page",
  "screen",
  "full",
  "current",
  ":",
  "a",
  "it",
  "and",
  "save",
  "for",
  "full-page",
  "whole",
]);

const parseScreenshot = (context: ParseContext, tokens: readonly Token[]): Action => {
  const at = tokens.findIndex((token) => token.quoted || !NAMES.has(token.lower));
  return at < 0 ? { kind: "screenshot" } : { kind: "screenshot", name: textOf(context.source, tokens.slice(at)) };
};

const TYPED_KEYS = new Set(["Enter", "Tab", "Escape"]);

const typedKey = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> | undefined => {
  const pressed = tokens.length < 4 && !tokens[0]?.quoted ? parsePress(context, tokens) : undefined;
  return pressed?.ok && pressed.value.kind === "press" && !pressed.value.element && TYPED_KEYS.has(pressed.value.key)
    ? pressed
    : undefined;
};

/** An action from its verb and the tokens after it; expectations and waits are read elsewhere. */
export const parseAction = (context: ParseContext, verb: Verb, after: readonly Token[]): Parsed<Action> => {
  const tokens = withoutParticles(verb, after);
  switch (verb) {
    case "press":
      return parsePress(context, tokens) ?? onElement(context, "click", tokens);
    case "toggle":
      return onElement(context, "click", tokens);
    case "clear": {
      const box = roleAtEnd(tokens);
      return box && TICKED.has(box.role)
        ? onElement(context, "uncheck", tokens)
        : onElement(context, "clear", clearTarget(tokens));
    }
    case "check":
    case "uncheck":
      return onElement(context, verb, markTarget(tokens));
    case "click":
    case "dblclick":
    case "rightclick":
    case "hover":
    case "focus":
      return onElement(context, verb, tokens);
    case "fill":
      return parseFill(context, verb, tokens);
    case "enter":
    case "type":
      return typedKey(context, tokens) ?? parseFill(context, verb, tokens);
    case "set":
      return parseSet(context, tokens);
    case "select":
      return parseSelect(context, tokens);
    case "goto":
    case "open":
      return parseGoto(context, verb, tokens);
    case "reload":
    case "back":
    case "forward":
      return done({ kind: verb });
    case "screenshot":
      return done(parseScreenshot(context, tokens));
    case "wait":
    case "expect":
    case "see":
      return refuse("not-an-action", "an expectation stands where an action is wanted");
  }
};
