import { type Certainty, isSureEnough, recognise } from "../model/choose";
import { isDoubtfullyReworded } from "../model/reworded";
import type { Fingerprint } from "../model/fingerprint";
import type { ElementSnapshot } from "../model/element";
import type { PageSnapshot, Rival, SeenElement } from "../ports/browser";
import { wordOverlap } from "../model/words";
import { isAnother, isOutside, objection } from "./guard";
import type { Finding, Missed, PageView } from "./strategy";

const RIVALS = 5;

const choosable = ({ snapshot: { role, landmarks } }: SeenElement): Pick<ElementSnapshot, "role" | "landmarks"> => ({
  role,
  landmarks,
});

/** One look, weighed once for all strategies. */
export const viewOf = ({ query, fingerprint }: Missed, page: PageSnapshot): PageView => {
  // What cannot be it for where it stands is no rival either.
  const elements = page.elements.filter(({ snapshot }) => !isOutside({ query, fingerprint }, snapshot));
  return { query, fingerprint, elements, recognition: recognise(fingerprint, elements, query.name) };
};

const rivalsOf = (elements: readonly SeenElement[], chances: readonly number[]): readonly Rival[] =>
  elements
    .map(({ description, selector }, index) => ({ description, selector, score: chances[index] ?? 0 }))
    .sort((a, b) => b.score - a.score)
    .slice(0, RIVALS);

const DOUBT = "is called by other words, and has not kept its place or is not the only one that may be meant";

const isDoubtful = ({ fingerprint, elements }: PageView, { snapshot }: SeenElement): boolean =>
  isDoubtfullyReworded(
    fingerprint,
    snapshot,
    elements.map((each) => each.snapshot),
  );

const whyNot = (view: PageView): string => {
  const { elements, recognition, ...missed } = view;
  const { chances, certainty } = recognition;
  const best = elements[chances.indexOf(Math.max(...chances))];
  if (!best) return "nothing on the page can be it";
  if (isDoubtful(view, best)) return `the likeliest, ${best.description}, ${DOUBT}`;
  const what = isAnother(missed, best.snapshot)
    ? "is called otherwise or stands elsewhere"
    : `is only ${Math.round(certainty.confidence * 100)} % sure`;
  return `the likeliest, ${best.description}, ${what}`;
};

/** The element that everything remembered, weighed together, says it is. */
export const likeliest = (view: PageView): Finding => {
  const { elements, recognition } = view;
  const { certainty, chances, choice } = recognition;
  const indexed = elements.map((element, index) => ({ ...choosable(element), element, index }));
  const chosen = choice(indexed);
  const rivals = rivalsOf(elements, chances);
  switch (chosen.kind) {
    case "found":
      return { kind: "found", element: chosen.chosen.element, score: chances[chosen.chosen.index] ?? 0, certainty };
    case "ambiguous":
      return { kind: "nothing", reason: `${chosen.peers.length} are equally like it`, rivals };
    case "none":
      return { kind: "nothing", reason: whyNot(view), rivals };
  }
};

/**
 * How sure it is that the missed one is this element when those that certainly are others do not count: an impostor in its place must not
 * take the probability away from it.
 */
const certaintyOf = ({ recognition, elements, ...missed }: PageView, chosen: SeenElement): Certainty => {
  const { chances, certainty } = recognition;
  const gone = Math.max(0, 1 - chances.reduce((sum, chance) => sum + chance, 0));
  const own = chances[elements.indexOf(chosen)] ?? 0;
  const others = elements.flatMap((element, index) =>
    element === chosen || isAnother(missed, element.snapshot) ? [] : (chances[index] ?? 0),
  );
  const all = own + gone + others.reduce((sum, chance) => sum + chance, 0);
  const share = (chance: number): number => (all > 0 ? chance / all : 0);
  return { ...certainty, confidence: share(own), margin: share(own) - share(Math.max(0, ...others)) };
};

/** What is the only one of its sort then and now, which no model weighs: as sure as is asked of what can do no harm, and not of more. */
const SOLE_CONFIDENCE = 0.7;

const never = (): boolean => false;

/**
 * A strategy that goes by one property: the single element that shares it, when that is sure enough. What is `settled` by it needs no more
 * than to be the likeliest.
 */
export const sharing =
  (
    property: string,
    shares: (was: Fingerprint, is: SeenElement) => boolean,
    settled: (was: Fingerprint, is: SeenElement) => boolean = never,
  ) =>
  (view: PageView): Finding => {
    const alike = view.elements.filter((element) => shares(view.fingerprint, element));
    const [only, ...others] = alike;
    const nothing = (reason: string): Finding => ({ kind: "nothing", reason, rivals: rivalsOf(alike, []) });
    if (!only) return nothing(`no element has its ${property}`);
    if (others.length > 0) return nothing(`${alike.length} elements have its ${property}`);
    if (isDoubtful(view, only)) return nothing(`it shares the ${property}, but ${DOUBT}`);
    const weighed = certaintyOf(view, only);
    const isSettled = settled(view.fingerprint, only) && !isAnother(view, only.snapshot);
    const confidence = isSettled ? Math.max(SOLE_CONFIDENCE, weighed.confidence) : weighed.confidence;
    if (weighed.margin <= 0 || !isSureEnough(confidence, view.fingerprint, only.snapshot, view.query.name))
      return nothing(`it shares the ${property}, but is only ${Math.round(confidence * 100)} % sure`);
    const certainty = { ...weighed, confidence, pro: [property], contra: [] };
    return { kind: "found", element: only, score: confidence, certainty };
  };

/** Of the fields that take text the one that says what the only one of before said, the rest of its name left aside. */
export const onlyField = (view: PageView): Finding => {
  const { fingerprint, query, elements } = view;
  const alike = elements.filter(
    ({ snapshot }) => wordOverlap(fingerprint.name, snapshot.name) > 0 && !objection(view, snapshot),
  );
  const [only, ...others] = alike;
  const nothing = (reason: string): Finding => ({ kind: "nothing", reason, rivals: rivalsOf(alike, []) });
  if (!only) return nothing("no field says what it said");
  if (others.length > 0) return nothing(`${alike.length} fields say what it said`);
  if (!isSureEnough(SOLE_CONFIDENCE, fingerprint, only.snapshot, query.name))
    return nothing("its name has a word for harm");
  const certainty = { ...certaintyOf(view, only), confidence: SOLE_CONFIDENCE, pro: ["name", "onlyField"], contra: [] };
  return { kind: "found", element: only, score: SOLE_CONFIDENCE, certainty };
};
