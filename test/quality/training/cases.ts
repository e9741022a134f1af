import type { ElementSnapshot } from "#core/model/element";
import { createLexicon, viewOf } from "#core/model/ranking/view";
import { countPage } from "#core/model/ranking/page-counts";
import { putEvidence } from "#core/model/ranking/evidence";
import { shortlist } from "#core/model/ranking/shortlist";
import type { Question } from "../relocation/recorded-pairs";

/** A question as numbers: a row of evidence per candidate that is compared in full. */
export interface Case {
  readonly set: string;
  readonly site: string;
  /** The element is not on the page. */
  readonly isGone: boolean;
  readonly rows: readonly Float64Array[];
  /** Index into `rows`; -1 when the element is gone, or not among those compared in full. */
  readonly answer: number;
  /** The answer and what stands on its spot. */
  readonly same: ReadonlySet<number>;
  /** The same question with those taken away, as a page that never had them: only "it is gone" is right. */
  readonly rest: readonly Float64Array[];
  readonly weight: number;
}

/** Names of the pieces of evidence, in the order in which they are put. */
export const evidenceNames = (question: Question): readonly string[] => {
  const names: string[] = [];
  const lexicon = createLexicon();
  const view = viewOf(question.old, lexicon);
  putEvidence((name) => names.push(name), view, view, countPage([view]));
  return names;
};

interface Row {
  readonly index: number;
  readonly row: Float64Array;
}

const rowsOf = (old: ElementSnapshot, candidates: readonly ElementSnapshot[], size: number): readonly Row[] => {
  const lexicon = createLexicon();
  const before = viewOf(old, lexicon);
  const compared = shortlist(old, candidates);
  const views = compared.map((index) => viewOf(candidates[index] ?? old, lexicon));
  const page = countPage(views);
  return views.map((view, place) => {
    const row = new Float64Array(size);
    let at = 0;
    putEvidence((_, value) => (row[at++] = Number(value)), before, view, page);
    return { index: compared[place] ?? -1, row };
  });
};

/** Turns a question into `size` numbers a candidate. */
export const caseOf = ({ set, site, old, candidates, answer, same }: Question, weight: number, size: number): Case => {
  const compared = rowsOf(old, candidates, size);
  const others = candidates.filter((_, index) => !same.has(index));
  return {
    set,
    site,
    isGone: answer < 0,
    rows: compared.map(({ row }) => row),
    answer: compared.findIndex(({ index }) => index === answer),
    same: new Set(compared.flatMap(({ index }, place) => (same.has(index) ? [place] : []))),
    rest: answer < 0 ? [] : rowsOf(old, others, size).map(({ row }) => row),
    weight,
  };
};
