import type { ElementSnapshot } from "#core/model/element";
import { countBy, faceOf } from "./page/likeness";
import type { KeyedRendering, PagePair, Pair } from "./page-pair";

/** Which keys of the old page have no counterpart in the new one because the element is gone. */
export type GoneKeys = (key: string) => boolean;

const everyMissing: GoneKeys = () => true;

/** Pairs by the authors' keys. A key that the new page does not have is gone if `gone` says so; an unseen element is left out. */
const byKey = (old: KeyedRendering, now: KeyedRendering, gone: GoneKeys): Pair[] =>
  Object.entries(old.keys).flatMap(([key, index]) => {
    if (index < 0) return [];
    const answer = now.keys[key];
    if (answer === undefined) return gone(key) ? [{ old: index, answer: -1, acceptable: [], key }] : [];
    return answer < 0 ? [] : [{ old: index, answer, acceptable: now.near[key] ?? [], key }];
  });

/** Roles that are one thing to a person. */
const ALIKE: Readonly<Record<string, string>> = { gridcell: "cell", searchbox: "textbox", switch: "checkbox" };

const words = (element: ElementSnapshot): string | undefined => {
  const name = (element.name || element.text || "").toLowerCase();
  return name.length < 2 || element.role === ""
    ? undefined
    : JSON.stringify([ALIKE[element.role] ?? element.role, name]);
};
const address = (element: ElementSnapshot): string | undefined =>
  element.href && element.name ? JSON.stringify([element.href, element.name.toLowerCase()]) : undefined;
const field = (element: ElementSnapshot): string | undefined =>
  element.field && element.label
    ? JSON.stringify([element.field, element.label.toLowerCase(), element.type])
    : undefined;

const uniqueBy = (
  elements: readonly ElementSnapshot[],
  keyOf: (element: ElementSnapshot) => string | undefined,
): ReadonlyMap<string, number> => {
  const counts = countBy(elements, (element) => keyOf(element) ?? "");
  return new Map(
    elements.flatMap((element, index) => {
      const key = keyOf(element);
      return key !== undefined && counts.get(key) === 1 ? [[key, index] as const] : [];
    }),
  );
};

/** Pairs whose name and role, address and name, or field and label are the same and stand once on either page. */
const byAgreement = (old: KeyedRendering, now: KeyedRendering): Pair[] => {
  const answers = new Map<number, Set<number>>();
  for (const keyOf of [words, address, field]) {
    const theirs = uniqueBy(now.elements, keyOf);
    for (const [key, index] of uniqueBy(old.elements, keyOf)) {
      const answer = theirs.get(key);
      if (answer !== undefined) answers.set(index, (answers.get(index) ?? new Set()).add(answer));
    }
  }
  return [...answers].flatMap(([index, found]) => {
    const [answer] = found;
    if (answer === undefined || found.size > 1) return [];
    const up = now.traits[answer]?.parent ?? -1;
    const down = now.traits.flatMap((trait, at) => (trait.parent === answer ? [at] : []));
    return [{ old: index, answer, acceptable: [...(up < 0 ? [] : [up]), ...down], easy: true as const }];
  });
};

/** Of what agrees by itself, controls before the cells of tables. */
const MOST_AGREED = 80;

const mostInteresting = (pairs: readonly Pair[], { traits }: KeyedRendering): readonly Pair[] =>
  [...pairs]
    .sort((a, b) => Number(traits[b.old]?.interactive ?? false) - Number(traits[a.old]?.interactive ?? false))
    .slice(0, MOST_AGREED);

export interface KeyedPlan {
  readonly page: string;
  readonly site: string;
  readonly kind: PagePair["kind"];
  readonly how: readonly string[];
  /** Also pair what agrees in name, address or label. */
  readonly agreement: boolean;
  readonly gone?: GoneKeys;
}

/** The page pair of two renderings; undefined when nothing can be paired. */
export const pairRenderings = (plan: KeyedPlan, old: KeyedRendering, now: KeyedRendering): PagePair | undefined => {
  const { agreement, gone = everyMissing, ...told } = plan;
  const keyed = byKey(old, now, gone);
  const asked = new Set(keyed.map((pair) => pair.old));
  const answered = new Set(keyed.map((pair) => pair.answer));
  const agreed = agreement
    ? mostInteresting(
        byAgreement(old, now).filter((pair) => !asked.has(pair.old) && !answered.has(pair.answer)),
        old,
      )
    : [];
  const [oldFaces, newFaces] = [countBy(old.elements, faceOf), countBy(now.elements, faceOf)];
  const isTwin = (faces: ReadonlyMap<string, number>, element: ElementSnapshot | undefined): boolean =>
    element !== undefined && faces.get(faceOf(element)) !== 1;
  const all = [...keyed, ...agreed].filter(
    (pair) => !isTwin(oldFaces, old.elements[pair.old]) && !isTwin(newFaces, now.elements[pair.answer]),
  );
  if (all.length === 0) return undefined;
  return {
    ...told,
    oldElements: old.elements,
    oldTraits: old.traits,
    candidates: now.elements,
    candidateTraits: now.traits,
    pairs: all,
  };
};
