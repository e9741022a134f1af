import { ACCEPT, TIE } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import { isEnabled } from "./actionability";
import { createNames, type Names } from "./accessible-name";
import { dialogOverBackdrop } from "./backdrop";
import { showsWaiting } from "./busy";
import { createNearness, isAside } from "./context";
import { attributeOf, hasAttribute } from "./dom";
import { hold } from "./held";
import { byIds } from "./label";
import { withListTwins } from "./list-twins";
import { isOpening, topModal } from "./modal";
import { isInteractive } from "./pool";
import type { FrameCandidate, FrameDiscovery } from "./protocol";
import { chosenFromOf } from "./question";
import { columnCells } from "./rows";
import { scopeOf, type ScopeDistance } from "./scope";
import { readStyleTexts } from "./style-text";
import { scopeRefusal } from "./scope-refusal";
import { readRoleWord, type Scored, scoreAll } from "./score";
import { sketchOf } from "./detail";
import { awaitsSuggestions, openSuggestions, preferSuggestions } from "./suggestions";
import { allElements, allRoots, ancestorsOf, inOrder, MAX_ELEMENTS, within } from "./walk";

const SHOWN = 8;
/** Score of a cell that is named by its column. */
const COLUMN = 0.85;

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

const targetOf = (element: Element): string | undefined =>
  element instanceof HTMLAnchorElement &&
  attributeOf(element, "href") &&
  !/^(?:#$|#!?$|javascript:)/iu.test(attributeOf(element, "href") ?? "") &&
  !hasAttribute(element, "onclick")
    ? element.href.replace(/[#?]$/u, "")
    : undefined;

/** What else the page tells of an answer. */
interface Around {
  readonly names: Names;
  /** The dialog that lies over the page. */
  readonly modal: Element | undefined;
  /** The list of suggestions that typing has just brought. */
  readonly list: Element | undefined;
  readonly nearness: (element: Element) => number;
}

const candidateOf = (
  { element, score, reason }: Scored,
  { names, modal, list, nearness, twins }: Around & { readonly twins: ReadonlySet<Element> },
): FrameCandidate => {
  const target = targetOf(element);
  return {
    ...sketchOf(element, names),
    held: hold(element),
    score: isEnabled(element) || twins.has(element) ? score : score - 2 * TIE,
    reason,
    ...(target === undefined ? {} : { target }),
    modal: modal !== undefined && within(element, modal),
    aside: target !== undefined && isAside(element),
    near: nearness(element),
    ...(list !== undefined && within(element, list) ? { suggested: true } : {}),
  };
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

/** The same, with the last word of the name read as a kind of thing where nothing has the whole name. */
const rankEitherWay = (query: ElementQuery, elements: readonly Element[], names: Names): Ranking => {
  const first = rank(query, elements, names);
  if ((first.ranked[0]?.score ?? 0) >= ACCEPT) return first;
  const reread = readRoleWord(query);
  const second = reread && rank(reread, elements, names);
  return second && (second.ranked[0]?.score ?? 0) >= ACCEPT ? second : first;
};

/** The elements of this frame that match the query equally well, and better than all others; none where nothing matches. */
export const peersOf = (query: ElementQuery, elements: readonly Element[]): readonly Element[] => {
  const { ranked } = rankEitherWay(query, elements, createNames({ pseudo: readStyleTexts(elements) }));
  const best = ranked[0]?.score ?? 0;
  return best < ACCEPT ? [] : ranked.filter(({ score }) => score >= best - TIE).map(({ element }) => element);
};

/**
 * The answers that the choice is made of. Where more than these are equally good, the ones that can be reached and those next to what
 * was acted on last come first, and one that leads elsewhere is among them: what is left out must not have changed the choice.
 */
const shownOf = (ranked: readonly Scored[], { modal, nearness }: Around): readonly Scored[] => {
  const best = ranked[0];
  if (!best || ranked.length <= SHOWN) return ranked;
  const peers = ranked.filter(({ score }) => score >= best.score - TIE);
  if (peers.length <= SHOWN) return ranked.slice(0, SHOWN);
  const placed = peers.map((answer) => ({
    answer,
    reach: (modal && within(answer.element, modal) ? 2 : 0) + (isEnabled(answer.element) ? 1 : 0),
    near: nearness(answer.element),
  }));
  const [first, ...rest] = placed.sort((a, b) => b.reach - a.reach || b.near - a.near).map(({ answer }) => answer);
  const target = first && targetOf(first.element);
  const other = target === undefined ? undefined : rest.find(({ element }) => targetOf(element) !== target);
  const shown = [first, other, ...rest.filter((answer) => answer !== other)];
  return shown.slice(0, SHOWN).filter((answer) => answer !== undefined);
};

/** The best answer has a longer name than the one that was asked for: the very name may be still to come. */
const isWeak = ([best]: readonly Scored[]): boolean => best !== undefined && /^(?:prefix|contains) /u.test(best.reason);

/** Everything that answers the query in this frame, best first, at most eight. */
export const discover = (query: ElementQuery): FrameDiscovery => {
  const elements = allElements();
  // Sifting without generated content spares half of the time where style sheets draw no words.
  const names = createNames({ pseudo: readStyleTexts(elements) });
  const { ranked, seen, missing } = rankEitherWay(query, elements, names);
  const modal = topModal() ?? dialogOverBackdrop(allRoots(elements));
  const list = openSuggestions(query.kind);
  const isScoped = (query.within !== undefined || query.near !== undefined) && !missing;
  const around: Around = { names, modal, list, nearness: createNearness() };
  // What a dialog is about to cover is not meant any more.
  const covered = modal !== undefined && isOpening(modal);
  const meant = covered ? ranked.filter(({ element }) => within(element, modal)) : ranked;
  const { ranked: level, twins } = withListTwins(preferSuggestions(meant, list));
  return {
    candidates: shownOf(level, around).map((answer) => candidateOf(answer, { ...around, twins })),
    seen,
    scopeMissing: missing,
    tooLarge: elements.length >= MAX_ELEMENTS,
    suggesting: awaitsSuggestions(query.kind),
    ...(isScoped && (ranked[0]?.score ?? 0) < ACCEPT ? { refusal: scopeRefusal(query, elements, names) } : {}),
    ...(isWeak(ranked) && showsWaiting(names) ? { waiting: true } : {}),
  };
};
