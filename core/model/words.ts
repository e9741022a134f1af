import { saysNumbersOf } from "./numbers";

/** How a text answers a name: the tier, and its score in [0, 1]. */
export interface TextAnswer {
  readonly score: number;
  readonly how: "exact" | "same words" | "prefix" | "contains" | "all words" | "some words" | "none";
}

const NONE: TextAnswer = { score: 0, how: "none" };
const MAX_TEXT = 2_000;

/** One space between words, none at the ends, compatibility forms folded, glyphs of icon fonts and what has no glyph at all dropped. */
export const normaliseText = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .normalize("NFKC")
    .replace(/[\uE000-\uF8FF\u00AD\u200B-\u200D\u2060\uFEFF]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

const NOT_ASCII = /[^\t-~]/u;

/** `E-mail` is one word. */
const joined = (text: string): string => (text.includes("-") ? text.replace(/\b(e)-(?=\p{L})/giu, "$1") : text);

/** Lower-case words: runs of letters, marks and digits. */
export const words = (written: string): readonly string[] => wordsOf(joined(written));

const wordsOf = (text: string): readonly string[] =>
  (NOT_ASCII.test(text)
    ? normaliseText(text)
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu)
    : text
        .slice(0, MAX_TEXT)
        .toLowerCase()
        .match(/[a-z0-9]+/g)) ?? [];

/** Words of an identifier: `firstName`, `first-name` and `first_name` are `first name`. */
export const identifierWords = (identifier: string): string =>
  words(identifier.slice(0, 200).replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1 $2")).join(" ");

/** Words that make a name another name: `Email` is not `Confirm Email`, `Name` is not `First Name`. */
const QUALIFIERS = new Set(
  "confirm confirmation repeat retype again verify new old current previous next first last middle second third primary secondary alternate alternative other re from to start end min max billing shipping home work mobile not un no all".split(
    " ",
  ),
);

/** Words whose press can do harm that cannot be undone. */
const DESTRUCTIVE = new Set(
  "delete remove erase destroy drop clear discard reset revoke pay buy purchase order send transfer publish submit confirm cancel disable deactivate close reject unsubscribe archive".split(
    " ",
  ),
);

/** Words that turn a name round; `don't` is read as two. */
const NEGATIONS = new Set("not no don t dont doesn never without non un isn aren won".split(" "));

/** Words after which another thing is done: `Sign in` and `Sign up`, `Zoom in` and `Zoom out`, `Save` and `Save as`. */
const DIRECTIONS = new Set("out off up down as".split(" "));

/** True for names whose press can do harm that cannot be undone. */
export const isDestructive = (name: string): boolean => words(name).some((word) => DESTRUCTIVE.has(word));

/** A word that makes what bears it another thing than what does not. */
const isTurning = (word: string): boolean => QUALIFIERS.has(word) || DESTRUCTIVE.has(word) || NEGATIONS.has(word);

/** Words around a name that change nothing. */
const NOISE = new Set("your the a an my enter please type here required optional of for this in on to and".split(" "));

const sequenceAt = (haystack: readonly string[], needle: readonly string[]): number => {
  for (let start = 0; start + needle.length <= haystack.length; start++) {
    let length = 0;
    while (length < needle.length && haystack[start + length] === needle[length]) length++;
    if (length === needle.length) return start;
  }
  return -1;
};

/** The text holds the words of the name one after the other: `New Edit Delete` says `Delete`. */
export const isSaidIn = (text: string, name: string): boolean => {
  const needle = words(name);
  return needle.length > 0 && sequenceAt(words(text), needle) >= 0;
};

const containing = (extra: readonly string[], prefix: boolean, count: number): TextAnswer => {
  const meaningful = extra.filter((word) => !NOISE.has(word));
  if (meaningful.length === 0) return { score: 0.93, how: "contains" };
  // A long text that happens to hold the words says little about the element.
  const share = count / (count + meaningful.length);
  const turned = meaningful.some(isTurning);
  if (turned && !(prefix && share >= 0.5 && !isTurning(meaningful[0] ?? ""))) return { score: 0.4, how: "some words" };
  return prefix ? { score: 0.76 + 0.12 * share, how: "prefix" } : { score: 0.64 + 0.12 * share, how: "contains" };
};

const someWords = (have: ReadonlySet<string>, wanted: readonly string[], total: number): TextAnswer => {
  const found = wanted.filter((word) => have.has(word)).length;
  if (found === wanted.length)
    return { score: 0.52 + (0.1 * wanted.length) / Math.max(total, wanted.length), how: "all words" };
  const share = found / wanted.length;
  return share > 0 ? { score: 0.42 * share, how: "some words" } : NONE;
};

/**
 * How well `text` answers the name a person wrote. Whole words only: `New` never answers to `Renew`.
 * exact 1 · same words 0.95 · with noise words 0.93 · prefix 0.76-0.88 · contains 0.64-0.76 · all words, any order 0.52-0.62 · some words < 0.43.
 */
export const answerText = (wanted: string, text: string): TextAnswer => {
  if (text === "") return NONE;
  if (wanted === text) return { score: 1, how: "exact" };
  if (/\d/u.test(wanted) && !saysNumbersOf(wanted, text)) return NONE;
  const wantedWords = words(wanted);
  if (wantedWords.length === 0) {
    const same = normaliseText(wanted) === normaliseText(text);
    return same ? { score: 1, how: "exact" } : NONE;
  }
  const textWords = words(text);
  if (textWords.length === 0) return NONE;
  if (textWords.length === wantedWords.length && sequenceAt(textWords, wantedWords) === 0) {
    return normaliseText(wanted) === normaliseText(text)
      ? { score: 1, how: "exact" }
      : { score: 0.95, how: "same words" };
  }
  // `E-mail` is `Email`, `Log in` is `Login`.
  if (textWords.join("") === wantedWords.join("")) return { score: 0.94, how: "same words" };
  const at = sequenceAt(textWords, wantedWords);
  if (at >= 0) {
    const extra = [...textWords.slice(0, at), ...textWords.slice(at + wantedWords.length)];
    return containing(extra, at === 0, wantedWords.length);
  }
  return someWords(new Set(textWords), wantedWords, textWords.length);
};

/** The words that say something; all of them when none does. */
const telling = (list: readonly string[]): readonly string[] => {
  const rest = list.filter((word) => !NOISE.has(word));
  return rest.length > 0 ? rest : list;
};

/** Words for the place of running text: `Text of the article`, `message body`, `comment`. */
const RUNNING_TEXT = new Set(
  "text content body message article comment comments editor source post note notes description".split(" "),
);

/** Whether a name says no more than "where the text goes". */
export const meansRunningText = (name: string): boolean => {
  const said = telling(words(name));
  return said.length > 0 && said.every((word) => RUNNING_TEXT.has(word));
};

/** Counts in brackets (`Cart (3)`) are no part of a name. */
const withoutCounts = (text: string): string => text.replace(/[([]\s*[^\p{L}()[\]]{1,12}\s*[)\]]/gu, " ");

/** Share of common words of two texts, in [0, 1]; counts in brackets and filling words do not count. Dice's coefficient. */
export const wordOverlap = (a: string, b: string): number => {
  if (a === b) return 1;
  const left = new Set(telling(words(withoutCounts(a))));
  const right = new Set(telling(words(withoutCounts(b))));
  if (left.size === 0 || right.size === 0) return 0;
  const common = [...left].filter((word) => right.has(word)).length;
  return (2 * common) / (left.size + right.size);
};

const ENDINGS = new Set(["s", "es", "d", "ed", "ing"]);

/** `wrap` and `wrapping`, `order` and `orders`. */
export const isSameWord = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length < 3 || !long.startsWith(short)) return short === long;
  const ending = long.slice(short.length);
  return ending === "" || ENDINGS.has(ending) || (ending[0] === short.at(-1) && ENDINGS.has(ending.slice(1)));
};

const isNumber = (word: string): boolean => /\d/u.test(word);

/** An aside in brackets (`Images (opens a new tab)`) is no part of a name, unless it turns it round. */
const withoutAside = (text: string): string =>
  text.replace(/\(([^()]*)\)\s*$/u, (aside, inner: string) => (words(inner).some(isTurning) ? aside : ""));

/** The words of a name, without counts and asides. */
export const nameWords = (name: string): readonly string[] => words(withoutAside(withoutCounts(name)));

/**
 * Whether two names call the same thing: one may say more than the other, but no word may have taken another's place, and nothing that
 * turns a name round (a number, a negation, a word for harm, a direction) may have come or gone.
 */
export const isSameName = (a: string, b: string): boolean => {
  const [left, right] = [nameWords(a), nameWords(b)];
  if (left.join(" ") === right.join(" ")) return left.length > 0 || normaliseText(a) === normaliseText(b);
  const missing = (list: readonly string[], from: readonly string[]): readonly string[] =>
    telling(list).filter((word) => !from.some((other) => isSameWord(word, other)));
  const [lost, gained] = [missing(left, right), missing(right, left)];
  if (lost.length > 0 && gained.length > 0) return false;
  if ([...lost, ...gained].some((word) => isNumber(word) || isTurning(word) || DIRECTIONS.has(word))) return false;
  return lost.length + gained.length <= Math.min(left.length, right.length);
};
