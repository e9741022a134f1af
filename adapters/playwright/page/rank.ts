import { ACCEPT, TIE } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import { wordsOfRole } from "#core/model/role-words";
import { normaliseText } from "#core/model/words";
import { createNames, type Names } from "./accessible-name";
import { byIds } from "./label";
import { PLACED, readPlaces } from "./place-reading";
import { isInteractive } from "./pool";
import { chosenFromOf } from "./question";
import { columnCells } from "./rows";
import { scopeOf, type ScopeDistance } from "./scope";
import { readRoleWord, type Scored, scoreAll } from "./score";
import { readStyleTexts } from "./style-text";
import { ancestorsOf, inOrder } from "./walk";

/** Score of a cell that is named by its column. */
const COLUMN = 0.85;

/** Score of a name that ends in a word for a kind of thing. */
const NAMED_SO = 0.95;

/** Which of two answers, `inner` inside `outer`, is left out: the words around a control, or the part of a control. */
const loser = (inner: Scored, outer: Scored): Scored => {
  const [innerActs, outerActs] = [isInteractive(inner.element), isInteractive(outer.element)];
  if (innerActs !== outerActs) {
    const [control, words] = innerActs ? [inner, outer] : [outer, inner];
    return control.score >= words.score - 0.12 ? words : control;
  }
  if (Math.abs(inner.score - outer.score) > TIE) return inner.score > outer.score ? outer : inner;
  return innerActs ? inner : outer;
};

/** Of elements inside one another that answer alike, the one that acts: the button, not the span in it; the field, not its label. */
const withoutNested = (scored: readonly Scored[]): Scored[] => {
  const answers = new Map(scored.map((answer) => [answer.element, answer]));
  const out = new Set<Scored>();
  const borrows = (element: Element): boolean =>
    byIds(element, "aria-labelledby").some((label) => label !== element && answers.has(label) && isInteractive(label));
  for (const answer of scored) {
    if (borrows(answer.element)) out.add(answer);
    const control = answer.element instanceof HTMLLabelElement ? answer.element.control : null;
    const field = control ? answers.get(control) : undefined;
    if (field && field.score >= answer.score - 0.1) out.add(answer);
    for (const ancestor of ancestorsOf(answer.element)) {
      const outer = answers.get(ancestor);
      if (outer && !out.has(outer)) out.add(loser(answer, outer));
    }
  }
  return scored.filter((answer) => !out.has(answer));
};

const inScope = (scored: readonly Scored[], distance: ScopeDistance | undefined): Scored[] => {
  if (!distance) return [...scored];
  const placed = scored.map((answer) => ({ answer, level: distance(answer.element) }));
  const levels = placed.flatMap(({ answer, level }) => (level === undefined || answer.score < ACCEPT ? [] : [level]));
  const nearest = levels.reduce((least, level) => Math.min(least, level), Number.POSITIVE_INFINITY);
  return placed.filter(({ level }) => level !== undefined && level <= nearest).map(({ answer }) => answer);
};

/** Best first, and in document order where they are equally good. */
const byRank = (scored: readonly Scored[], elements: readonly Element[]): readonly Scored[] =>
  inOrder(scored, ({ element }) => element, elements).sort((a, b) => b.score - a.score);

/** `nth` counts in document order among the elements that answer as well as the best. */
const pickNth = (
  scored: readonly Scored[],
  nth: number | undefined,
  elements: readonly Element[],
): readonly Scored[] => {
  const best = scored[0];
  if (nth === undefined || !best) return scored;
  const close = scored.filter(({ score }) => score >= best.score - TIE);
  const picked = inOrder(close, ({ element }) => element, elements).at(nth > 0 ? nth - 1 : nth);
  return picked ? [picked] : [];
};

/** Elements that answer the query, best first; `nth` already counted out. */
const rank = (
  query: ElementQuery,
  elements: readonly Element[],
  names: Names,
): { readonly ranked: readonly Scored[]; readonly seen: number; readonly missing: boolean } => {
  const distance = scopeOf(query, elements, names);
  if (distance === "missing") return { ranked: [], seen: 0, missing: true };
  const admits = distance ? (element: Element): boolean => distance(element) !== undefined : undefined;
  const { scored, seen } = scoreAll(query, elements, names, { unseen: false, admits });
  const ranked = byRank(withoutNested(inScope(scored, distance)), elements);
  if ((ranked[0]?.score ?? 0) < ACCEPT) {
    const cells = columnCells(query, elements, names).map((element) => ({ element, score: COLUMN, reason: "column" }));
    if (cells.length > 0) return { ranked: cells, seen, missing: false };
    const chosenFrom = query.kind === "selectable" ? chosenFromOf(query, elements, names, admits) : [];
    if (chosenFrom.length > 0)
      return { ranked: pickNth(byRank(chosenFrom, elements), query.nth, elements), seen, missing: false };
  }
  return { ranked: pickNth(ranked, query.nth, elements), seen, missing: false };
};

type Ranking = ReturnType<typeof rank>;

/** Matches of a longer name are too much of a guess where the name itself is read another way. */
const isWhole = ({ score, reason }: Scored): boolean => score >= ACCEPT && !/^(?:prefix|contains) /u.test(reason);

/** The name read as `Delete` in what belongs to `Ann`, where nothing is called `Delete for Ann`. */
const rankPlaced = (query: ElementQuery, elements: readonly Element[], names: Names): Ranking | undefined => {
  for (const placed of readPlaces(query)) {
    const { ranked, seen } = rank(placed, elements, names);
    const whole = ranked.filter(isWhole);
    if (whole.length > 0)
      return { ranked: whole.map((answer) => ({ ...answer, reason: PLACED })), seen, missing: false };
  }
  return undefined;
};

/** The word for a kind of thing read as the end of the name: a button called `Click for JS Alert`, where no alert is called `Click for JS`. */
const rankNamedSo = (query: ElementQuery, elements: readonly Element[], names: Names): Ranking | undefined => {
  const { role, ...named } = query;
  if (role === undefined || query.name === "") return undefined;
  const ends = [role, ...wordsOfRole(role)].map((word) => normaliseText(`${query.name} ${word}`).toLowerCase());
  const { ranked, seen } = rank({ ...named, name: query.name }, elements, names);
  const meant = ranked.filter(({ element }) => ends.includes(normaliseText(names.name(element)).toLowerCase()));
  return meant.length === 0
    ? undefined
    : { ranked: meant.map((each) => ({ ...each, score: NAMED_SO })), seen, missing: false };
};

/** The same, with the last word of the name read as a kind of thing, or a part of it as a place, where nothing has the whole name. */
export const rankEitherWay = (query: ElementQuery, elements: readonly Element[], names: Names): Ranking => {
  const first = rank(query, elements, names);
  if ((first.ranked[0]?.score ?? 0) >= ACCEPT) return first;
  const reread = readRoleWord(query);
  const second = reread && rank(reread, elements, names);
  if (second && (second.ranked[0]?.score ?? 0) >= ACCEPT) return second;
  return rankNamedSo(query, elements, names) ?? rankPlaced(query, elements, names) ?? first;
};

/** The elements of this frame that match the query equally well, and better than all others; none where nothing matches. */
export const peersOf = (query: ElementQuery, elements: readonly Element[]): readonly Element[] => {
  const { ranked } = rankEitherWay(query, elements, createNames({ pseudo: readStyleTexts(elements) }));
  const best = ranked[0]?.score ?? 0;
  return best < ACCEPT ? [] : ranked.filter(({ score }) => score >= best - TIE).map(({ element }) => element);
};
