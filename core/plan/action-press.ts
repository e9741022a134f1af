import type { Action } from "../model/step";
import type { ParseContext } from "./expectation-value";
import { keyOf, looksLikeKey } from "./keys";
import { type Parsed, done, refuse } from "./problem";
import { withoutArticle } from "./scope";
import { parseTarget } from "./target";
import { type Token, textOf } from "./tokens";

const LINKS = new Set(["on", "in", "into", "inside", "within", "at"]);
const KEY_WORDS = new Set(["key", "keys", "button"]);

const KEYBOARD = new Set(["keyboard", "page", "screen"]);

interface KeyPart {
  readonly key: string;
  readonly rest: readonly Token[];
}

const joined = (source: string, tokens: readonly Token[]): string =>
  textOf(source, tokens).replaceAll(" + ", "+").replaceAll(" +", "+").replaceAll("+ ", "+");

/** The key that is pressed and what follows it; undefined where a button is meant. */
const keyPart = (source: string, tokens: readonly Token[]): KeyPart | undefined => {
  const bare = withoutArticle(tokens);
  const lead = bare[0]?.lower === "key" || bare[0]?.lower === "keys" ? bare.slice(1) : bare;
  const cut = lead.findIndex((token, at) => at > 0 && (LINKS.has(token.lower) || token.lower === "to"));
  const named = cut < 0 ? lead : lead.slice(0, cut);
  const last = named.at(-1);
  const word = named.length > 1 && last?.lower !== undefined && KEY_WORDS.has(last.lower);
  const keyed = (word && last?.lower !== "button") || lead.length < bare.length;
  const body = word ? named.slice(0, -1) : named;
  const text = joined(source, body);
  const quoted = body.length === 1 && body[0]?.quoted === true && !text.startsWith("${");
  const spaced =
    body.length === 2 && !body[0]?.quoted ? keyOf(`${body[0]?.text ?? ""}+${body[1]?.text ?? ""}`) : undefined;
  const key = keyOf(text) ?? (spaced?.includes("+") ? spaced : undefined);
  if (key === undefined || (word && !keyed)) return undefined;
  const sure = keyed || looksLikeKey(text, quoted) || (spaced !== undefined && key === spaced);
  return sure ? { key, rest: cut < 0 || lead[cut]?.lower === "to" ? [] : lead.slice(cut + 1) } : undefined;
};

const isKeyboard = (tokens: readonly Token[]): boolean => {
  const last = withoutArticle(tokens).at(-1);
  return last !== undefined && KEYBOARD.has(last.lower);
};

/** `press KEY [on TARGET]` as an action; undefined where `press` means a click on a button. */
export const parsePress = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> | undefined => {
  const part = keyPart(context.source, tokens);
  if (!part) return undefined;
  if (part.rest.length === 0 || isKeyboard(part.rest)) return done({ kind: "press", key: part.key });
  const element = parseTarget(context.source, part.rest, {
    kind: "focusable",
    ...(context.last && { last: context.last }),
  });
  return element.ok ? done({ kind: "press", key: part.key, element: element.value }) : element;
};

/** A key as a map step names it. */
export const parseKey = (text: string): Parsed<string> => {
  const key = keyOf(text.trim());
  return key === undefined
    ? refuse("unknown-key-name", `"${text}" is no key`, "write a key such as Enter, Tab, ArrowDown, Control+A")
    : done(key);
};
