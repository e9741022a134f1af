import type { ElementSnapshot } from "#core/model/element";
import { NO_COUNTS } from "#core/model/ranking/alike";
import { putEvidence } from "#core/model/ranking/evidence";
import { rank } from "#core/model/ranking/rank";
import { createLexicon, viewOf } from "#core/model/ranking/view";
import type { Question } from "../relocation/recorded-pairs";

/** Two elements as numbers, and what the second one is. */
export interface Pair {
  readonly set: string;
  readonly site: string;
  /** The same element after a change, the likest other one of the page, or any other. */
  readonly kind: "same" | "likest" | "any";
  readonly row: Float64Array;
  readonly weight: number;
}

const rowOf = (before: ElementSnapshot, now: ElementSnapshot, size: number): Float64Array => {
  const lexicon = createLexicon();
  const row = new Float64Array(size);
  let at = 0;
  putEvidence((_, value) => (row[at++] = Number(value)), viewOf(before, lexicon), viewOf(now, lexicon), NO_COUNTS);
  return row;
};

/** Where in the list of the others those are taken that are no more than others. */
const ANY = [1 / 3, 2 / 3] as const;

/** The pairs of a question whose element is on the page. */
export const pairsOf = (
  { set, site, old, candidates, answer, same }: Question,
  weight: number,
  size: number,
): readonly Pair[] => {
  const now = candidates[answer];
  if (!now) return [];
  const others = candidates.filter((_, index) => !same.has(index));
  const likest = others[rank(old, others).best];
  const any = ANY.map((share) => others[Math.floor(others.length * share)]).filter((other) => other !== likest);
  const pair = (kind: Pair["kind"], element: ElementSnapshot): Pair => ({
    set,
    site,
    kind,
    row: rowOf(old, element, size),
    weight,
  });
  return [
    pair("same", now),
    ...(likest ? [pair("likest", likest)] : []),
    ...any.flatMap((other) => (other ? [pair("any", other)] : [])),
  ];
};
