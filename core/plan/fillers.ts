import { matchPhrase, phraseBook } from "./phrases";
import type { Token } from "./tokens";
import { matchVerb } from "./verbs";

const CONNECTIVES = new Set([
  "given",
  "when",
  "then",
  "and",
  "but",
  "please",
  "kindly",
  "now",
  "next",
  "finally",
  "afterwards",
  "also",
  "let's",
  "lets",
  "just",
  "simply",
  "again",
  "so",
  "lastly",
  "-",
  "*",
  "•",
  "–",
  "—",
  ",",
  ";",
  "firstly",
  "secondly",
  "thirdly",
  "next:",
  "then:",
  "subsequently",
  "immediately",
  "once",
  "after that",
  "proceed",
  "successfully",
]);
const SUBJECTS = phraseBook<true>(
  [
    "i",
    "we",
    "you",
    "he",
    "she",
    "they",
    "user",
    "users",
    "visitor",
    "customer",
    "tester",
    "client",
    "admin",
    "the user",
    "the users",
    "a user",
    "the visitor",
    "the customer",
    "the tester",
    "the admin",
    "my user",
    "someone",
    "one",
    "the client",
    "the system",
    "the page",
    "the application",
    "the test",
    "an admin",
    "a visitor",
    "a customer",
    "i'll",
    "we'll",
    "you'll",
    "i'd",
  ].map((phrase) => [phrase, true] as const),
);
const MODALS = new Set([
  "should",
  "can",
  "must",
  "will",
  "shall",
  "may",
  "could",
  "would",
  "wants",
  "want",
  "needs",
  "need",
  "tries",
  "try",
  "to",
  "able",
  "is",
  "am",
  "are",
  "be",
  "have",
  "has",
  "had",
  "going",
  "then",
  "also",
  "do",
  "does",
  "now",
  "still",
  "next",
  "proceeds",
  "proceed",
  "able",
]);
const DENIALS = new Set([
  "not",
  "never",
  "shouldn't",
  "cannot",
  "can't",
  "don't",
  "doesn't",
  "won't",
  "mustn't",
  "didn't",
  "isn't",
  "couldn't",
]);

const isDigits = (text: string): boolean =>
  text !== "" && [...text].every((character) => character >= "0" && character <= "9");

const isNumbering = (token: Token | undefined): boolean => {
  if (!token || token.quoted || token.lower.length < 2) return false;
  const last = token.lower.at(-1) ?? "";
  const body = token.lower.startsWith("(") ? token.lower.slice(1, -1) : token.lower.slice(0, -1);
  return [".", ")", ":"].includes(last) && isDigits(body);
};

/** `1.`, `Step 2:`, `-`, `Then`, `and`, `please` at the start. */
const openingLength = (tokens: readonly Token[]): number => {
  const [first, second, third] = tokens;
  if (!first || first.quoted || !second) return 0;
  if (isNumbering(first)) return 1;
  if (["can", "could", "would", "will"].includes(first.lower) && second.lower === "you") return 2;
  if (first.lower === "step" && (isNumbering(second) || isDigits(second.lower)))
    return third?.lower === "-" || third?.lower === ":" ? 3 : 2;
  if (first.lower === "after" && second.lower === "that") return third?.lower === "," ? 3 : 2;
  if (first.lower === "first" && (second.lower === "," || matchVerb(tokens, 1))) return 1;
  if (CONNECTIVES.has(first.lower) || CONNECTIVES.has(first.lower.replaceAll(",", ""))) return 1;
  return first.lower === "try" && second.lower === "to" ? 2 : 0;
};

export const withoutOpening = (tokens: readonly Token[]): readonly Token[] => {
  let at = 0;
  for (;;) {
    const length = openingLength(tokens.slice(at, at + 8));
    if (length === 0) return tokens.slice(at);
    at += length;
  }
};

export interface Doing {
  readonly tokens: readonly Token[];
  /** `the user should not see ...` */
  readonly negated: boolean;
}

/** Drops who does it: `I`, `the user should`, `we want to`; only where a verb follows, so that `User menu is visible` stays whole. */
export const withoutSubject = (tokens: readonly Token[]): Doing => {
  const subject = matchPhrase(SUBJECTS, tokens, 0);
  let at = subject?.length ?? 0;
  let negated = false;
  while (at < tokens.length) {
    const lower = tokens[at]?.lower ?? "";
    if (DENIALS.has(lower)) negated = !negated;
    else if (!MODALS.has(lower)) break;
    at += 1;
  }
  if (at === 0) return { tokens, negated: false };
  const verb = matchVerb(tokens, at);
  return verb ? { tokens: tokens.slice(at), negated } : { tokens, negated: false };
};

/** Drops who does it, whatever follows. */
export const withoutPerson = (tokens: readonly Token[]): readonly Token[] => {
  const subject = matchPhrase(SUBJECTS, tokens, 0);
  return subject && tokens.length > subject.length ? tokens.slice(subject.length) : tokens;
};

const FRONT = new Set(["in", "within", "inside", "on", "under", "from", "at", "into"]);

/** Does a scope stand before the verb? */
export const startsWithScope = (tokens: readonly Token[]): boolean => FRONT.has(tokens[0]?.lower ?? "");

/** Puts a scope that is written first last: `In the row "Bob", click Delete` -> `click Delete In the row "Bob"`. */
export const scopeLast = (tokens: readonly Token[]): readonly Token[] => {
  if (!FRONT.has(tokens[0]?.lower ?? "")) return tokens;
  const comma = tokens.findIndex((token) => token.text === "," && !token.quoted);
  const start = comma > 0 ? comma + 1 : 2;
  for (let at = start; at < Math.min(tokens.length - 1, start + 12); at += 1) {
    const { tokens: rest } = withoutSubject(tokens.slice(at));
    if (matchVerb(rest, 0) && rest[0]?.text === rest[0]?.lower)
      return [...rest, ...tokens.slice(0, comma > 0 ? comma : at)];
  }
  return tokens;
};

const END = new Set([".", "!", ";", ","]);

/** Drops the full stop at the end, unless it is quoted or part of an ellipsis. */
export const withoutFullStop = (tokens: readonly Token[]): readonly Token[] => {
  const last = tokens.at(-1);
  if (!last || last.quoted) return tokens;
  if (last.lower === "please" && tokens.length > 2) return withoutFullStop(tokens.slice(0, -1));
  if (END.has(last.text)) return tokens.length > 1 ? withoutFullStop(tokens.slice(0, -1)) : tokens;
  const stop =
    last.text.length > 1 && (last.text.endsWith(".") || last.text.endsWith(";")) && !last.text.endsWith("..");
  if (!stop) return tokens;
  return [
    ...tokens.slice(0, -1),
    { ...last, text: last.text.slice(0, -1), lower: last.lower.slice(0, -1), end: last.end - 1 },
  ];
};
