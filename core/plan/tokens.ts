import { templateEnd, templateStarts } from "../model/template-span";

/** One word or one quoted string of a sentence. */
export interface Token {
  /** Without quotes and escapes. */
  readonly text: string;
  /** Lower case of an unquoted word; empty for quoted strings and templates, so that they are never taken for a keyword. */
  readonly lower: string;
  /** Written in quotes, or one whole `${...}`. */
  readonly quoted: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** Where a quote opens that is never closed. */
  readonly unclosed?: number;
}

const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "“": "”",
  "‘": "’",
  "„": "“",
  "«": "»",
  "`": "`",
};
const STRICT = new Set(['"', "“", "„", "«"]);
const AFTER_QUOTE = new Set([...".,;:!?)]}/…"]);
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", t: "\t" };

const isSpace = (character: string | undefined): boolean => character !== undefined && character.trim() === "";

interface Scan {
  readonly source: string;
  /** What was searched to the end in vain, so that it is searched once only. */
  readonly absent: Set<string>;
}

const closes = (source: string, at: number, strict: boolean): boolean => {
  const next = source[at + 1];
  return strict || next === undefined || isSpace(next) || AFTER_QUOTE.has(next);
};

const skipTemplate = (scan: Scan, at: number): number | undefined => {
  if (!templateStarts(scan.source, at) || scan.absent.has("${")) return undefined;
  const end = templateEnd(scan.source, at);
  if (end === undefined) scan.absent.add("${");
  return end;
};

const readQuoted = (scan: Scan, start: number, opener: string): Token | undefined => {
  const { source, absent } = scan;
  const closer = CLOSERS[opener] ?? opener;
  if (absent.has(opener)) return undefined;
  const parts: string[] = [];
  for (let at = start + 1; at < source.length; at += 1) {
    const character = source[at] ?? "";
    const end = skipTemplate(scan, at);
    if (end !== undefined) {
      parts.push(source.slice(at, end));
      at = end - 1;
    } else if (character === "\\" && at + 1 < source.length) {
      const next = source[at + 1] ?? "";
      const known = next === "\\" || next === closer || next === opener ? next : ESCAPES[next];
      parts.push(known ?? `\\${next}`);
      at += 1;
    } else if (character === closer && closes(source, at, STRICT.has(opener))) {
      return { text: parts.join(""), lower: "", quoted: true, start, end: at + 1 };
    } else parts.push(character);
  }
  absent.add(opener);
  return undefined;
};

const wordEnd = (scan: Scan, start: number): number => {
  const { source } = scan;
  let at = start;
  while (at < source.length) {
    const character = source[at] ?? "";
    if (isSpace(character)) break;
    if (at > start && CLOSERS[character] && "(:=[,".includes(source[at - 1] ?? " ")) break;
    at = skipTemplate(scan, at) ?? at + 1;
  }
  return at;
};

const wordToken = (scan: Scan, start: number, end: number): Token => {
  const text = scan.source.slice(start, end);
  const template = skipTemplate(scan, start) === end;
  return { text, lower: template ? "" : text.toLowerCase().replaceAll("’", "'"), quoted: template, start, end };
};

const pushWord = (scan: Scan, tokens: Token[], start: number, end: number): void => {
  const last = scan.source[end - 1];
  const cut = end - start > 1 && (last === "," || last === ";");
  tokens.push(wordToken(scan, start, cut ? end - 1 : end));
  if (cut) tokens.push(wordToken(scan, end - 1, end));
};

/** Splits a sentence into words and quoted strings, in linear time. `${...}` is never looked into; an apostrophe within a word is no quote. */
export const tokenize = (source: string): Tokens => {
  const scan: Scan = { source, absent: new Set() };
  const tokens: Token[] = [];
  let unclosed: number | undefined;
  let at = 0;
  while (at < source.length) {
    const character = source[at] ?? "";
    if (isSpace(character)) {
      at += 1;
      continue;
    }
    const quoted = CLOSERS[character] ? readQuoted(scan, at, character) : undefined;
    if (quoted) {
      tokens.push(quoted);
      at = quoted.end;
      continue;
    }
    if (STRICT.has(character)) unclosed ??= at;
    const end = wordEnd(scan, at);
    pushWord(scan, tokens, at, end);
    at = end;
  }
  return unclosed === undefined ? { tokens } : { tokens, unclosed };
};

/** The text a run of tokens stands for: a lone quoted string's inside, else the words as written. */
export const textOf = (source: string, tokens: readonly Token[]): string => {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return "";
  if (last.end < first.start) return tokens.map((token) => token.text).join(" ");
  return tokens.length === 1 ? first.text : source.slice(first.start, last.end);
};
