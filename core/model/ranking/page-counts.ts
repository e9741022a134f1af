import type { View } from "./view";

/** In (0, 1] per item: 1 for what one candidate shows, towards 0 for what all show. */
type Rarities = ReadonlyMap<string, number>;

/** How common what the candidates show is among them: what is rare on a page identifies, what is common does not. */
export interface PageCounts {
  readonly said: Rarities;
  readonly words: Rarities;
  readonly called: Rarities;
  readonly classes: Rarities;
  readonly hrefs: Rarities;
  readonly tags: Rarities;
}

const raritiesOf = (counts: ReadonlyMap<string, number>): Rarities => {
  const rarities = new Map<string, number>();
  for (const [item, count] of counts) rarities.set(item, 1 / (1 + Math.log2(count)));
  return rarities;
};

const countAll = (into: Map<string, number>, items: Iterable<string>): void => {
  for (const item of items) into.set(item, (into.get(item) ?? 0) + 1);
};

/** A wrapper that says what its content says is no second place where it is said; looked for this many steps up. */
const ENCLOSING = 4;

const placeOf = ({ of }: View): string => of.path.join("/");

const enclosingSaid = (place: string, byPlace: ReadonlyMap<string, View>): ReadonlySet<string> | undefined => {
  let texts: Set<string> | undefined;
  let rest = place;
  for (let up = 0; up < ENCLOSING; up++) {
    const step = rest.indexOf("/");
    if (step < 0) break;
    rest = rest.slice(step + 1);
    const around = byPlace.get(rest);
    if (around) texts = new Set([...(texts ?? []), ...around.said]);
  }
  return texts;
};

export const countPage = (views: readonly View[]): PageCounts => {
  const places = views.map(placeOf);
  const byPlace = new Map(views.map((view, index) => [places[index] ?? "", view]));
  const said = new Map<string, number>();
  const words = new Map<string, number>();
  const called = new Map<string, number>();
  const classes = new Map<string, number>();
  const hrefs = new Map<string, number>();
  const tags = new Map<string, number>();
  for (const [index, view] of views.entries()) {
    const enclosing = enclosingSaid(places[index] ?? "", byPlace);
    countAll(said, enclosing ? view.said.filter((text) => !enclosing.has(text)) : view.said);
    countAll(words, view.saidWords);
    countAll(called, view.called);
    countAll(classes, view.classes);
    if (view.of.href !== undefined) countAll(hrefs, [view.of.href]);
    countAll(tags, [view.of.tag]);
  }
  return {
    said: raritiesOf(said),
    words: raritiesOf(words),
    called: raritiesOf(called),
    classes: raritiesOf(classes),
    hrefs: raritiesOf(hrefs),
    tags: raritiesOf(tags),
  };
};

/** What no candidate shows is as rare as can be. */
export const rarityOf = (rarities: Rarities, item: string): number => rarities.get(item) ?? 1;
