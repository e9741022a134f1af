import { nearest } from "#core/model/nearest";

const SHORTEST_BEGINNING = 2;

/** The known word that was most likely meant: one that was only begun, else the nearest. `undefined` when nothing is near. */
export const suggest = (word: string, known: readonly string[]): string | undefined =>
  (word.length >= SHORTEST_BEGINNING ? known.find((candidate) => candidate.startsWith(word)) : undefined) ??
  nearest(word, known);
