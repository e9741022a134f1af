import type { ElementQuery } from "../model/element";
import type { TextMatch } from "../model/step";
import { type Parsed, done, refuse } from "./problem";
import type { Said } from "./said";
import { escapePattern, patternFault } from "./values";
import { isOneTemplate } from "../model/template-span";
import { type Token, textOf } from "./tokens";

/** What the parts of one sentence share. */
export interface ParseContext {
  readonly source: string;
  /** The first token of the whole sentence. */
  readonly first?: Token;
  /** The element of the step before. */
  readonly last?: ElementQuery;
}

const LEADS = new Set([
  "the",
  "a",
  "an",
  "text",
  "value",
  "string",
  "word",
  "words",
  "message",
  "phrase",
  "exactly",
  "of",
  "that",
  "equal",
  "to",
  "pattern",
  "regex",
  "heading",
  "title",
  "label",
  "content",
  "only",
  "following",
]);

/** The value that is compared with: a quoted string after words like `the text`, else the words as written. */
const valueText = (source: string, tokens: readonly Token[]): string => {
  const last = tokens.at(-1);
  if (last?.quoted && tokens.slice(0, -1).every((token) => LEADS.has(token.lower))) return last.text;
  return textOf(source, tokens);
};

const slashed = (pattern: string): string =>
  pattern.length > 2 && pattern.startsWith("/") && pattern.endsWith("/") ? pattern.slice(1, -1) : pattern;

/** A pattern that can be used; templates are looked at when they are filled in. */
const pattern = (value: string): Parsed<TextMatch> => {
  const fault = value.includes("${") || isOneTemplate(value) ? undefined : patternFault(value);
  return fault === undefined
    ? done({ mode: "matches", value })
    : refuse(
        "bad-pattern",
        `the pattern cannot be used: ${fault}`,
        "write a JavaScript regular expression of at most 200 characters",
      );
};

const ADDRESS = new Set(["url", "address", "location", "path"]);

/** `url is "/cart"`: only the path is said. */
const isPath = (said: Said, value: string): boolean =>
  value.startsWith("/") && ADDRESS.has(said.subject.at(-1)?.lower ?? "");

/** The comparison a sentence makes. */
export const matchFor = (context: ParseContext, said: Said): Parsed<TextMatch> => {
  const value = valueText(context.source, said.rest);
  switch (said.comparison) {
    case "matches":
      return pattern(slashed(value));
    case "starts":
      return pattern(`^${escapePattern(value)}`);
    case "ends":
      return pattern(`${escapePattern(value)}$`);
    case "is":
      return isPath(said, value) ? pattern(`^[^/]*//[^/]*${escapePattern(value)}$`) : done({ mode: "is", value });
    case "value-is":
      return done({ mode: "is", value });
    case "contains":
    case "value-contains":
    case "has":
      return done({ mode: "contains", value });
  }
};
