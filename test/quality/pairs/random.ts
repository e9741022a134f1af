/** Repeatable chance: the same seed gives the same sequence. */
export interface Random {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number in [0, below). */
  readonly below: (limit: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(items: readonly [T, ...T[]]) => T;
  /** About `share` of the items, in their order. */
  readonly some: <T>(items: readonly T[], share: number) => T[];
  readonly shuffled: <T>(items: readonly T[]) => T[];
  /** Lower-case letters and digits. */
  readonly hash: (length: number) => string;
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Mulberry32. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: (items) => items[below(items.length)] ?? items[0],
    some: (items, share) => items.filter(() => next() < share),
    shuffled: (items) =>
      items
        .map((item) => ({ item, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ item }) => item),
    hash: (length) => Array.from({ length }, () => ALPHABET.charAt(below(ALPHABET.length))).join(""),
  };
};

/** A seed of a text: FNV-1a. */
export const seedOf = (text: string): number => {
  let seed = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) seed = Math.imul(seed ^ text.charCodeAt(at), 0x01000193);
  return seed >>> 0;
};
