import { createLexicon, type View, viewOf } from "#core/model/ranking/view";
import { countPage } from "#core/model/ranking/page-counts";
import { putEvidence } from "#core/model/ranking/evidence";
import type { Question } from "../relocation/recorded-pairs";

/** A question as numbers: a row of evidence per candidate that is kept. */
export interface Case {
  readonly set: string;
  readonly site: string;
  readonly rows: readonly Float64Array[];
  /** Index into `rows`; -1 when the element is gone. */
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

/** Candidates that are kept: those that a model so far thinks likeliest, and the answer. */
const KEPT = 50;

type Score = (row: Float64Array) => number;

interface Scored {
  readonly index: number;
  readonly row: Float64Array;
  readonly score: number;
}

/** Best first, the answer always among them. */
const keptOf = (
  before: View,
  views: readonly View[],
  answer: number,
  score: Score,
  size: number,
): readonly Scored[] => {
  const page = countPage(views);
  return views
    .map((view, index) => {
      const row = new Float64Array(size);
      let at = 0;
      putEvidence((_, value) => (row[at++] = Number(value)), before, view, page);
      return { index, row, score: score(row) };
    })
    .sort((a, b) => b.score - a.score)
    .filter(({ index }, place) => place < KEPT || index === answer);
};

/** Turns a question into numbers; `score` is the model so far. */
export const caseOf = (question: Question, weight: number, score: Score, size: number): Case => {
  const { set, site, answer, same } = question;
  const lexicon = createLexicon();
  const before = viewOf(question.old, lexicon);
  const views = question.candidates.map((candidate) => viewOf(candidate, lexicon));
  const kept = keptOf(before, views, answer, score, size);
  const others = views.filter((_, index) => !same.has(index));
  return {
    set,
    site,
    rows: kept.map(({ row }) => row),
    answer: kept.findIndex(({ index }) => index === answer),
    same: new Set(kept.flatMap(({ index }, place) => (same.has(index) ? [place] : []))),
    rest: answer < 0 ? [] : keptOf(before, others, -1, score, size).map(({ row }) => row),
    weight,
  };
};
