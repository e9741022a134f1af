import { createRandom, type Random } from "../random";
import * as attributes from "./change-attributes";
import * as identifiers from "./change-identifiers";
import * as layout from "./change-layout";
import * as nesting from "./change-nesting";
import * as order from "./change-order";
import * as population from "./change-population";
import * as tags from "./change-tags";
import * as texts from "./change-texts";
import { type Change, type Traced, traceRedesign } from "./redesign";

export type Dose = "light" | "medium" | "heavy";

/** Every kind of change and how often it is chosen; what removes comes last, so that nothing is moved out of what is gone. */
const CHANGES: readonly (readonly [name: string, change: Change, weight: number])[] = [
  ...entries(identifiers, {
    renameAllIds: 3,
    renameSomeIds: 1,
    shiftNumberedIds: 1,
    dropIds: 1,
    addIds: 0.7,
    renameAllClasses: 3,
    renameSomeClasses: 1.5,
    addClasses: 1.5,
    renameFields: 1,
    changeTestIds: 1,
  }),
  ...entries(tags, {
    retagButtons: 1.5,
    retagInputButtons: 1,
    retagLinks: 1,
    retagBlocks: 2.5,
    retagFields: 1,
    retagChoices: 0.8,
  }),
  ...entries(attributes, {
    readdress: 2,
    scriptLinks: 0.6,
    moveFieldNames: 1.5,
    moveButtonNames: 1,
    changeAttributes: 2,
    addSpokenNames: 0.8,
  }),
  ...entries(texts, { rewordSome: 4, renumber: 1.5, rewriteProse: 1.5, renameWords: 1.5, translate: 0.6 }),
  ...entries(order, {
    reorderItems: 2,
    reorderSections: 1.5,
    reorderColumns: 0.5,
    moveElsewhere: 1.2,
    exchangeLandmarks: 0.6,
  }),
  ...entries(nesting, { wrapSome: 2, wrapPage: 1, unwrapSome: 1.5, wrapTexts: 1.5 }),
  ...entries(layout, { restyle: 2, relayout: 1, shiftDown: 1 }),
  ...entries(population, {
    addRows: 1.5,
    insertLookAlikes: 2,
    addBlocks: 1.2,
    removeRows: 1.2,
    removeControls: 2,
    removeSections: 0.8,
    hideSome: 0.8,
  }),
];

function entries<T extends Readonly<Record<string, Change>>>(
  changes: T,
  weights: Readonly<Record<keyof T & string, number>>,
): (readonly [string, Change, number])[] {
  return Object.entries(weights).map(([name, weight]) => [name, changes[name] ?? (() => undefined), Number(weight)]);
}

const AMOUNTS: Readonly<
  Record<Dose, { readonly kinds: readonly [number, number]; readonly share: readonly [number, number] }>
> = {
  light: { kinds: [2, 4], share: [0.05, 0.25] },
  medium: { kinds: [5, 8], share: [0.2, 0.5] },
  heavy: { kinds: [10, 17], share: [0.4, 0.95] },
};

/** Different kinds, heavier weights more often. */
const chooseChanges = (random: Random, count: number): ReadonlySet<string> =>
  new Set(
    CHANGES.map(([name, , weight]) => ({ name, at: random.next() ** (1 / weight) }))
      .sort((a, b) => b.at - a.at)
      .slice(0, count)
      .map(({ name }) => name),
  );

/** Redesigns the page in place. The same seed on the same page gives the same redesign. */
export const mutate = (seed: number, dose: Dose): Traced & { readonly how: readonly string[] } => {
  const random = createRandom(seed);
  const { kinds, share } = AMOUNTS[dose];
  const chosen = chooseChanges(random, kinds[0] + random.below(kinds[1] - kinds[0] + 1));
  const traced = traceRedesign(random, share[0] + random.next() * (share[1] - share[0]));
  for (const [name, change] of CHANGES) if (chosen.has(name)) change(traced.redesign);
  return { ...traced, how: [...chosen].sort() };
};
