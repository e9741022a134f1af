import { TIE } from "#core/model/choose";
import type { ElementQuery } from "#core/model/element";
import { isEnabled } from "./actionability";
import { createNames, type Names } from "./accessible-name";
import { dialogOverBackdrop } from "./backdrop";
import { showsWaiting } from "./busy";
import { createNearness, isAside } from "./context";
import { attributeOf, hasAttribute } from "./dom";
import { hold } from "./held";
import { withListTwins } from "./list-twins";
import { isOpening, topModal } from "./modal";
import type { FrameCandidate, FrameDiscovery } from "./protocol";
import { rankEitherWay } from "./rank";
import { readStyleTexts } from "./style-text";
import type { Scored } from "./score";
import { sketchOf } from "./detail";
import { awaitsSuggestions, openSuggestions, preferSuggestions } from "./suggestions";
import { allElements, allRoots, MAX_ELEMENTS, within } from "./walk";

const SHOWN = 8;

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
    ...(isWeak(ranked) && showsWaiting(names) ? { waiting: true } : {}),
  };
};
