import type { Token } from "./tokens";

/** Phrases by their first word, longest first, each with what it stands for. */
export type PhraseBook<T> = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly value: T }[]>;

/** Builds a phrase book from `phrase -> value` pairs. */
export const phraseBook = <T>(pairs: Iterable<readonly [string, T]>): PhraseBook<T> => {
  const book = new Map<string, { readonly words: readonly string[]; readonly value: T }[]>();
  for (const [phrase, value] of pairs) {
    const words = phrase.split(" ");
    const first = words[0] ?? "";
    book.set(
      first,
      [...(book.get(first) ?? []), { words, value }].sort((a, b) => b.words.length - a.words.length),
    );
  }
  return book;
};

/** The longest phrase that starts at token `at`, with the number of words it takes. Quoted strings never match. */
export const matchPhrase = <T>(
  book: PhraseBook<T>,
  tokens: readonly Token[],
  at: number,
): { readonly value: T; readonly length: number } | undefined => {
  const first = tokens[at];
  if (!first || first.quoted) return undefined;
  for (const { words, value } of book.get(first.lower) ?? []) {
    if (words.every((word, index) => tokens[at + index]?.lower === word)) return { value, length: words.length };
  }
  return undefined;
};

/** The longest phrase that ends just before token `end`. */
export const matchPhraseBefore = <T>(
  book: PhraseBook<T>,
  tokens: readonly Token[],
  end: number,
  longest: number,
): { readonly value: T; readonly length: number } | undefined => {
  for (let length = Math.min(longest, end); length > 0; length -= 1) {
    const found = matchPhrase(book, tokens.slice(end - length, end), 0);
    if (found && found.length === length) return found;
  }
  return undefined;
};
