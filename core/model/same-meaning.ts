import { isSameName, isSameWord, nameWords } from "./words";
import type { Wordings } from "./wordings";
import { ENGLISH } from "./wordings-english";

interface Phrase {
  readonly words: readonly string[];
  readonly said: string;
  readonly isFirst: boolean;
  readonly rest?: ReadonlySet<string>;
}

interface Reader {
  readonly fillers: ReadonlySet<string>;
  /** By their first word, the longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

const listed = (text: string): readonly string[] => text.split(" ").filter((word) => word !== "");

const readerOf = ({ anywhere, first, among, fillers: filling }: Wordings): Reader => {
  const fillers = new Set(listed(filling));
  const phrasesOf = (said: string, also: string, rule: Pick<Phrase, "isFirst" | "rest">): readonly Phrase[] =>
    [said, ...also.split(",")].map((phrase) => ({
      words: listed(phrase).filter((word) => !fillers.has(word)),
      said,
      ...rule,
    }));
  const all = [
    ...Object.entries(anywhere).flatMap(([said, also]) => phrasesOf(said, also, { isFirst: false })),
    ...Object.entries(first).flatMap(([said, also]) => phrasesOf(said, also, { isFirst: true })),
    ...among.flatMap(({ said, also, rest }) => phrasesOf(said, also, { isFirst: false, rest: new Set(listed(rest)) })),
  ].sort((a, b) => b.words.length - a.words.length);
  const phrases = new Map<string, Phrase[]>();
  for (const phrase of all) {
    const [head = ""] = phrase.words;
    phrases.set(head, [...(phrases.get(head) ?? []), phrase]);
  }
  return { fillers, phrases };
};

const LANGUAGES: readonly Wordings[] = [ENGLISH];

let built: readonly Reader[] | undefined;
/** Built when first asked for: few names ever are. */
const readers = (): readonly Reader[] => {
  built ??= LANGUAGES.map(readerOf);
  return built;
};

const phraseAt = ({ phrases }: Reader, name: readonly string[], at: number): Phrase | undefined =>
  phrases.get(name[at] ?? "")?.find(({ words, isFirst, rest }) => {
    if (isFirst && at > 0) return false;
    if (words.some((word, index) => name[at + index] !== word)) return false;
    return !rest || name.every((word, index) => (index >= at && index < at + words.length) || rest.has(word));
  });

interface Said {
  readonly text: string;
  /** It stands for all phrases of a row, and has no other endings. */
  readonly isRow: boolean;
}

/** The name in the words that are said most. */
const reading = (reader: Reader, name: readonly string[]): readonly Said[] => {
  const telling = name.filter((word) => !reader.fillers.has(word));
  const said: Said[] = [];
  for (let at = 0; at < telling.length; ) {
    const phrase = phraseAt(reader, telling, at);
    said.push({ text: phrase?.said ?? telling[at] ?? "", isRow: phrase !== undefined });
    at += phrase?.words.length ?? 1;
  }
  return said;
};

const isSameSaid = (a: Said, b: Said | undefined): boolean =>
  b !== undefined && (a.isRow || b.isRow ? a.text === b.text : isSameWord(a.text, b.text));

const isSameReading = (a: readonly Said[], b: readonly Said[]): boolean =>
  a.length > 0 && a.length === b.length && a.every((word, index) => isSameSaid(word, b[index]));

const LETTERS = /^[\p{L}\p{M}]+$/u;
const NEGATIONS = new Set(["no", "not"]);

/** `Wish list` and `Wishlist`; but `1.2` is not `12`, and who says `not able` says no `notable`. */
const isSameCompound = (a: readonly string[], b: readonly string[]): boolean =>
  a.join("") === b.join("") && [...a, ...b].every((word) => LETTERS.test(word) && !NEGATIONS.has(word));

/**
 * Whether two names mean the same: one may say more than the other (see `isSameName`), or they differ in nothing but words that interfaces
 * use for one and the same thing. Both at once is too much.
 */
export const isSameMeaning = (a: string, b: string): boolean => isSameName(a, b) || isSynonym(a, b);

/** Whether two names differ in nothing but words that interfaces use for one and the same thing. */
export const isSynonym = (a: string, b: string): boolean => {
  const [left, right] = [nameWords(a), nameWords(b)];
  if (left.length === 0 || right.length === 0) return false;
  if (isSameCompound(left, right)) return true;
  return readers().some((reader) => isSameReading(reading(reader, left), reading(reader, right)));
};
