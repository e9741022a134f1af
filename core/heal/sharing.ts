import { type Certainty, isSureEnough, type Recognition, recognise } from "../model/choose";
import type { Fingerprint } from "../model/fingerprint";
import type { ElementSnapshot } from "../model/element";
import type { Rival, SeenElement } from "../ports/browser";
import { isAnother } from "./guard";
import type { Finding, Missed, PageView } from "./strategy";

const RIVALS = 5;

const choosable = ({ snapshot: { role, landmarks } }: SeenElement): Pick<ElementSnapshot, "role" | "landmarks"> => ({
  role,
  landmarks,
});

/** One look, weighed once for all strategies. */
export const viewOf = ({ query, fingerprint }: Missed, page: PageView["page"]): PageView => {
  const inScope = page.elements.filter((element) => element.inScope);
  return { query, fingerprint, page, inScope, recognition: recognise(fingerprint, inScope, query.name) };
};

const rivalsOf = (elements: readonly SeenElement[], chances: readonly number[]): readonly Rival[] =>
  elements
    .map(({ description, selector }, index) => ({ description, selector, score: chances[index] ?? 0 }))
    .sort((a, b) => b.score - a.score)
    .slice(0, RIVALS);

/** The element that everything remembered, weighed together, says it is. */
export const likeliest = ({ inScope, recognition }: PageView): Finding => {
  const { certainty, chances, choice } = recognition;
  const indexed = inScope.map((element, index) => ({ ...choosable(element), element, index }));
  const chosen = choice(indexed);
  const rivals = rivalsOf(inScope, chances);
  switch (chosen.kind) {
    case "found":
      return { kind: "found", element: chosen.chosen.element, score: chances[chosen.chosen.index] ?? 0, certainty };
    case "ambiguous":
      return { kind: "nothing", reason: `${chosen.peers.length} are equally like it`, rivals };
    case "none":
      return { kind: "nothing", reason: "no match", rivals };
  }
};

/**
 * How sure it is that the missed one is this element when those that certainly are others do not count: an impostor in its place must not
 * take the probability away from it.
 */
const certaintyOf = (
  missed: Missed,
  elements: readonly SeenElement[],
  { chances, certainty }: Recognition,
  chosen: SeenElement,
): Certainty => {
  const gone = Math.max(0, 1 - chances.reduce((sum, chance) => sum + chance, 0));
  const own = chances[elements.indexOf(chosen)] ?? 0;
  const others = elements.flatMap((element, index) =>
    element === chosen || isAnother(missed, element.snapshot) ? [] : (chances[index] ?? 0),
  );
  const all = own + gone + others.reduce((sum, chance) => sum + chance, 0);
  const share = (chance: number): number => (all > 0 ? chance / all : 0);
  const next = Math.max(0, ...others);
  return { ...certainty, confidence: share(own), margin: share(own) - share(next) };
};

/** A strategy that goes by one property: the single element that shares it, when that is sure enough. */
export const sharing =
  (
    property: string,
    shares: (was: Fingerprint, is: SeenElement) => boolean,
    where: "in scope" | "everywhere" = "in scope",
  ) =>
  (view: PageView): Finding => {
    const elements = where === "in scope" ? view.inScope : view.page.elements;
    const alike = elements.filter((element) => shares(view.fingerprint, element));
    const [only, ...others] = alike;
    const nothing = (reason: string): Finding => ({ kind: "nothing", reason, rivals: rivalsOf(alike, []) });
    if (!only) return nothing(`no element has its ${property}`);
    if (others.length > 0) return nothing(`${alike.length} elements have its ${property}`);
    const weighed = where === "in scope" ? view.recognition : recognise(view.fingerprint, elements, view.query.name);
    const certainty = { ...certaintyOf(view, elements, weighed, only), pro: [property], contra: [] };
    const { confidence, margin } = certainty;
    const called = [view.fingerprint.name, only.snapshot.name, view.query.name];
    if (margin <= 0 || !isSureEnough(confidence, ...called))
      return nothing(`it shares the ${property}, but is only ${Math.round(confidence * 100)} % sure`);
    return { kind: "found", element: only, score: confidence, certainty };
  };
