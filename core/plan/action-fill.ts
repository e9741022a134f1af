import type { ElementQuery } from "../model/element";
import type { Action } from "../model/step";
import type { ParseContext } from "./expectation-value";
import { type Parsed, done, refuse } from "./problem";
import { withoutArticle } from "./scope";
import { parseTarget } from "./target";
import { type Token, textOf } from "./tokens";
import type { Verb } from "./verbs";
import { pronounFilled, proseTyped } from "./whole-sentence";

const VALUE_LEADS = new Set([
  "the",
  "a",
  "text",
  "value",
  "string",
  "word",
  "words",
  "following",
  "phrase",
  "number",
  "date",
  "of",
  "term",
  "query",
  "name",
  "message",
  "username",
  "password",
  "email",
  "code",
  "in",
  "search",
  "an",
  "as",
]);

const writtenValue = (context: ParseContext, tokens: readonly Token[]): string => {
  const last = tokens.at(-1);
  const led =
    last?.quoted &&
    (OWN.has(tokens[0]?.lower ?? "") || tokens.slice(0, -1).every((token) => VALUE_LEADS.has(token.lower)));
  return led && last ? last.text : textOf(context.source, tokens);
};

const OWN: ReadonlySet<string> = new Set(["a", "an", "the", "my", "your", "his", "her", "their"]);

/** `hello "world"`: is it all of it, or what is quoted? */
const isMixed = (tokens: readonly Token[]): boolean =>
  tokens.length > 1 &&
  tokens.at(-1)?.quoted === true &&
  !tokens.at(-1)?.text.startsWith("${") &&
  !OWN.has(tokens[0]?.lower ?? "") &&
  !tokens.slice(0, -1).every((token) => VALUE_LEADS.has(token.lower));

const twoValues = (context: ParseContext, tokens: readonly Token[]): Parsed<never> =>
  refuse(
    "two-readings",
    `the value can be read in two ways: ${textOf(context.source, tokens)}, or "${tokens.at(-1)?.text ?? ""}"`,
    "put the whole value in quotes",
  );

const WHOLES = new Set(["form", "fields", "details", "information", "info", "inputs"]);

const fieldOf = (context: ParseContext, tokens: readonly Token[]): Parsed<ElementQuery> =>
  parseTarget(context.source, tokens, { kind: "editable", ...(context.last && { last: context.last }) });

const fill = (context: ParseContext, target: readonly Token[], value: readonly Token[]): Parsed<Action> => {
  const whole = withoutArticle(target);
  if (whole.length === 1 && WHOLES.has(whole[0]?.lower ?? ""))
    return refuse(
      "missing-element",
      "a form is filled in field by field",
      "write: fill FIELD with VALUE, a step for each field",
    );
  const element = fieldOf(context, target);
  if (isMixed(value)) return twoValues(context, value);
  const pronoun = pronounFilled(value);
  if (pronoun) return pronoun;
  return element.ok ? done({ kind: "fill", element: element.value, value: writtenValue(context, value) }) : element;
};

const indexOf = (tokens: readonly Token[], words: readonly string[]): number =>
  tokens.findIndex((token, at) => at > 0 && at < tokens.length - 1 && words.includes(token.lower));

const lastIndexOf = (tokens: readonly Token[], words: readonly string[]): number => {
  for (let at = tokens.length - 2; at > 0; at -= 1) if (words.includes(tokens[at]?.lower ?? "")) return at;
  return -1;
};

const INTO = ["in", "into", "to", "inside", "within", "on", "as", "onto"];
const INTO_QUOTED = [...INTO, "for", "under", "at"];

/** Where the value ends and its target begins: just after a quoted value, else at the last preposition with something on both sides. */
const intoAt = (tokens: readonly Token[]): number => {
  const first = tokens.findIndex((token) => token.quoted);
  const led = first >= 0 && tokens.slice(0, first).every((token) => VALUE_LEADS.has(token.lower));
  if (led) {
    const next = tokens[first + 1];
    return next && INTO_QUOTED.includes(next.lower) && first + 2 < tokens.length ? first + 1 : -1;
  }
  const scope = tokens.findIndex((token, at) => at > 1 && token.lower === "within");
  const range = scope < 0 ? tokens : tokens.slice(0, scope);
  const sure = lastIndexOf(range, ["into"]);
  return sure > 0 ? sure : lastIndexOf(range, INTO);
};

const intoSplit = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> | undefined => {
  const at = intoAt(tokens);
  return at < 0 ? undefined : fill(context, tokens.slice(at + 1), tokens.slice(0, at));
};

/** `enter username "bob"`: a target, then a quoted value and nothing between. */
const targetThenQuoted = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> | undefined => {
  const last = tokens.at(-1);
  const joint = ["=", ":", "as", "is"].includes(tokens.at(-2)?.lower ?? "");
  const named = withoutArticle(tokens.slice(0, joint ? -2 : -1));
  if (!last?.quoted || named.length === 0) return undefined;
  if (
    named.every(
      (token) => token.lower !== "" && ["text", "value", "the", "following", "string", "word"].includes(token.lower),
    )
  )
    return undefined;
  return fill(context, named, [last]);
};

/** `Email = a@b.c`, `Email: a@b.c`. */
const signSplit = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> | undefined => {
  const equals = indexOf(tokens, ["=", ":"]);
  if (equals > 0) return fill(context, tokens.slice(0, equals), tokens.slice(equals + 1));
  const at = tokens.findIndex(
    (token, index) => index < tokens.length - 1 && token.lower.length > 1 && token.lower.endsWith(":"),
  );
  const named = tokens[at];
  if (!named) return undefined;
  const target = { ...named, text: named.text.slice(0, -1), lower: named.lower.slice(0, -1), end: named.end - 1 };
  return fill(context, [...tokens.slice(0, at), target], tokens.slice(at + 1));
};

const withSplit = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> | undefined => {
  const at = indexOf(tokens, ["with", "using"]);
  return at < 0 ? undefined : fill(context, tokens.slice(0, at), tokens.slice(at + 1));
};

const toSplit = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> | undefined => {
  const at = indexOf(tokens, tokens[0]?.quoted ? ["to", "="] : ["to", "=", "as"]);
  const named = tokens.slice(0, at);
  if (at < 0) return undefined;
  const bare =
    ["value", "text"].includes(withoutArticle(named)[0]?.lower ?? "") && named.some((token) => token.lower === "of");
  const target = bare ? named.slice(named.findIndex((token) => token.lower === "of") + 1) : named;
  return fill(context, target, tokens.slice(at + 1));
};

const noTarget = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> => {
  const value = writtenValue(context, tokens);
  return refuse(
    "missing-element",
    `it is not said where "${value}" goes`,
    `write: fill FIELD with "${value}"; or, into what has the focus: type "${value}"`,
  );
};

const typed = (context: ParseContext, tokens: readonly Token[]): Parsed<Action> =>
  proseTyped(context.source, withoutValueLeads(tokens)) ?? done({ kind: "type", value: writtenValue(context, tokens) });

/** `the text "hello"`: what is typed is quoted, and the words before it only say so. */
const withoutValueLeads = (tokens: readonly Token[]): readonly Token[] => {
  const last = tokens.at(-1);
  const led = last?.quoted === true && tokens.slice(0, -1).every((token) => VALUE_LEADS.has(token.lower));
  return led ? tokens.slice(-1) : tokens;
};

/** What is typed is sent as keys. */
const byKeys = (parsed: Parsed<Action>): Parsed<Action> =>
  parsed.ok && parsed.value.kind === "fill" ? done({ ...parsed.value, keys: true }) : parsed;

/** `fill|enter|type|set ...` in all their orders. Values may hold spaces unquoted; a quoted value ends where its quote ends. */
export const parseFill = (context: ParseContext, verb: Verb, tokens: readonly Token[]): Parsed<Action> => {
  if (tokens.length === 0)
    return refuse("missing-value", "nothing is written to be filled in", 'write: fill FIELD with "VALUE"');
  const firstQuoted = tokens[0]?.quoted === true;
  switch (verb) {
    case "fill":
      return (
        withSplit(context, tokens) ??
        intoSplit(context, tokens) ??
        signSplit(context, tokens) ??
        targetThenQuoted(context, tokens) ??
        noTarget(context, tokens)
      );
    case "set": {
      const into = firstQuoted && tokens[1]?.lower !== "to" ? intoSplit(context, tokens) : undefined;
      return (
        into ??
        toSplit(context, tokens) ??
        withSplit(context, tokens) ??
        intoSplit(context, tokens) ??
        targetThenQuoted(context, tokens) ??
        noTarget(context, tokens)
      );
    }
    case "type": {
      const into = intoSplit(context, tokens) ?? targetThenQuoted(context, tokens);
      return into ? byKeys(into) : typed(context, tokens);
    }
    default: {
      const into = intoSplit(context, tokens) ?? targetThenQuoted(context, tokens) ?? withSplit(context, tokens);
      return into ?? (tokens.some((token) => token.quoted) ? typed(context, tokens) : noTarget(context, tokens));
    }
  }
};
