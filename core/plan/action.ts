import type { Action } from "../model/step";
import { onElement, TICKED } from "./action-element";
import { parseFill } from "./action-fill";
import { parsePress } from "./action-press";
import { parseSelect, parseSet } from "./action-select";
import type { ParseContext } from "./expectation-value";
import { type Parsed, done, refuse } from "./problem";
import { roleAtEnd } from "./roles";
import { asUrl, looksLikeUrl } from "./values";
import { type Token, textOf } from "./tokens";
import type { Verb } from "./verbs";
import { beyondHistory } from "./whole-sentence";

const PARTICLES: Readonly<Partial<Record<Verb, readonly string[]>>> = {
  click: ["on", "onto", "at", "over", "into", "inside"],
  clear: ["in", "from", "of", "inside"],
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
      return beyondHistory(context.source, verb, tokens) ?? done({ kind: verb });
    case "screenshot":
      return done(parseScreenshot(context, tokens));
    case "wait":
    case "expect":
    case "see":
      return refuse("not-an-action", "an expectation stands where an action is wanted");
  }
};
