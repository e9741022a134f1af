import { UserError } from "../model/failure";
import { nearest } from "../model/nearest";

export type TokenKind = "word" | "number" | "comparison" | "mark" | "end";

export interface Token {
  readonly kind: TokenKind;
  /** A number's digits without its unit. */
  readonly text: string;
  /** What stands right behind a number: `%`, `x`, `ms`; empty otherwise. */
  readonly unit: string;
  /** From 1. */
  readonly column: number;
}

/** A threshold being read; `expected` and `refuse` throw UserError with the column. */
export interface Reading {
  readonly text: string;
  peek(): Token;
  next(): Token;
  /** Takes the mark if it comes next. */
  take(mark: string): boolean;
}

const TOKEN =
  /(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<digits>\d{1,9}(?:\.\d{1,9})?)(?<unit>%|[A-Za-z]*)|(?<comparison>[<>=!]=|[<>=])|(?<mark>\.\.|[(),+])/y;

/** Complains about a place of the threshold. */
export const refuse = (text: string, { column }: Pick<Token, "column">, why: string, hint?: string): never => {
  const place = { file: "--threshold", line: 1, column };
  throw new UserError(`${why} in ${JSON.stringify(text)}`, {
    place,
    hint: hint ?? "pacts bench --help shows what a threshold can say",
  });
};

const nameOf = ({ kind, text, unit }: Token): string => (kind === "end" ? "the end" : JSON.stringify(text + unit));

/** Complains that something else should stand there. */
export const expected = (reading: Reading, found: Token, what: string, hint?: string): never =>
  refuse(reading.text, found, `expected ${what} instead of ${nameOf(found)}`, hint);

/** The word if it is known; else a complaint with the one that was most likely meant. */
export const oneOf = <const W extends string>(reading: Reading, token: Token, what: string, words: readonly W[]): W => {
  const found = words.find((word) => word === token.text);
  if (found !== undefined && token.kind === "word") return found;
  const meant = token.kind === "word" ? nearest(token.text, words) : undefined;
  return expected(reading, token, what, meant ? `did you mean ${meant}?` : `one of: ${words.join(", ")}`);
};

const tokenAt = (text: string, at: number): Token | undefined => {
  TOKEN.lastIndex = at;
  const groups = TOKEN.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const column = at + 1;
  const { word, digits, unit = "", comparison, mark } = groups;
  if (word !== undefined) return { kind: "word", text: word, unit: "", column };
  if (digits !== undefined) return { kind: "number", text: digits, unit, column };
  if (comparison !== undefined) return { kind: "comparison", text: comparison, unit: "", column };
  return { kind: "mark", text: mark ?? "", unit: "", column };
};

const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text.charAt(at))) {
      at++;
      continue;
    }
    const token = tokenAt(text, at);
    if (token === undefined)
      return refuse(text, { column: at + 1 }, `${JSON.stringify(text.charAt(at))} means nothing`);
    tokens.push(token);
    at += token.text.length + token.unit.length;
  }
  return tokens;
};

/** Opens the text for reading. Throws UserError for a character that means nothing. */
export const readTokens = (text: string): Reading => {
  const tokens = tokensOf(text);
  const end: Token = { kind: "end", text: "", unit: "", column: text.length + 1 };
  let at = 0;
  const peek = (): Token => tokens[at] ?? end;
  const next = (): Token => {
    const token = peek();
    at++;
    return token;
  };
  return {
    text,
    peek,
    next,
    take: (mark) => {
      const { kind, text: found } = peek();
      if ((kind !== "mark" && kind !== "comparison") || found !== mark) return false;
      at++;
      return true;
    },
  };
};
