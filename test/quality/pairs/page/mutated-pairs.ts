import { parentOf } from "#adapters/playwright/page/walk";
import type { ElementSnapshot } from "#core/model/element";
import type { Pair, PagePair, Rendering } from "../page-pair";
import { createRandom, type Random } from "../random";
import { countBy, faceOf, wordsOf } from "./likeness";
import { type Dose, mutate } from "./mutate";
import { type Rendered, rendered } from "./rendered";

/** Old elements asked about, a page. */
const ASKED = 50;

export type MutatedPage = Omit<PagePair, "page" | "site" | "kind">;

/** Indexes of the rendered parent and children among the candidates. */
export const nearestOf = (index: number, { nodes, indexOf, traits }: Rendered): readonly number[] => {
  const node = nodes[index];
  const parent = node && parentOf(node);
  const up = parent ? indexOf.get(parent) : undefined;
  const down = traits.flatMap((trait, at) => (trait.parent === index ? [at] : []));
  return [...(up === undefined ? [] : [up]), ...down];
};

/** Weight by what steps are about: controls, then what is read. */
const interest = (element: ElementSnapshot, { interactive }: Rendering["traits"][number]): number => {
  if (interactive) return 1;
  if (["heading", "img", "cell", "row", "dialog", "alert", "status"].includes(element.role)) return 0.2;
  return element.name !== "" || element.label !== undefined || element.text !== undefined ? 0.2 : 0.03;
};

const chosen = (old: Rendered, random: Random): number[] => {
  const faces = countBy(old.elements, faceOf);
  return old.elements
    .flatMap((element, index) => {
      const trait = old.traits[index];
      if (!trait || faces.get(faceOf(element)) !== 1) return [];
      return [{ index, at: random.next() ** (1 / interest(element, trait)) }];
    })
    .sort((a, b) => b.at - a.at)
    .slice(0, ASKED)
    .map(({ index }) => index);
};

/** Where each old index has gone: an index, -1 when it is gone, undefined when nobody can say. */
type Truth = (old: number) => number | undefined;

const pairsOf = (old: Rendered, now: Rendered, truth: Truth, random: Random): readonly Pair[] => {
  const faces = countBy(now.elements, faceOf);
  const words = countBy(now.elements, wordsOf);
  return chosen(old, random).flatMap((index) => {
    const answer = truth(index);
    const element = old.elements[index];
    if (answer === undefined || !element) return [];
    const found = now.elements[answer];
    // Twins cannot be told apart, and the same words elsewhere may be the same element to a person.
    if (found ? faces.get(faceOf(found)) !== 1 : words.has(wordsOf(element))) return [];
    return [{ old: index, answer, acceptable: answer < 0 ? [] : nearestOf(answer, now) }];
  });
};

/** The page before, which stays in memory until its redesign is read. */
let before: Rendered | undefined;

/** Reads the page as it is; the redesign is compared with this. Answers how many elements there are. */
export const remember = (): number => {
  before = rendered();
  return before.nodes.length;
};

/** Redesigns the page and says what became of its elements; `backwards` takes the redesign for the old page. */
export const redesigned = (seed: number, dose: Dose, backwards: boolean): MutatedPage | undefined => {
  const origin = before;
  if (!origin) return undefined;
  const connected = origin.nodes.map((node) => node.isConnected);
  const { successorOf, isStranger, how } = mutate(seed, dose);
  const after = rendered();
  const forward = origin.nodes.map((node, index) => {
    if (!connected[index]) return undefined;
    const now = successorOf(node);
    return now === "gone" ? -1 : now && after.indexOf.get(now);
  });
  const back = new Map(forward.flatMap((now, index) => (now === undefined || now < 0 ? [] : [[now, index] as const])));
  const random = createRandom(seed ^ 0x5bd1e995);
  const [old, now] = backwards ? [after, origin] : [origin, after];
  // Only what the redesign itself put in was certainly not there before; wrappers have no words and are not asked about.
  const unknown = (index: number): number | undefined => {
    const node = after.nodes[index];
    return node && isStranger(node) ? -1 : undefined;
  };
  const truth: Truth = backwards ? (index) => back.get(index) ?? unknown(index) : (index) => forward[index];
  return {
    how: backwards ? [...how, "backwards"] : how,
    oldElements: old.elements,
    oldTraits: old.traits,
    candidates: now.elements,
    candidateTraits: now.traits,
    pairs: pairsOf(old, now, truth, random),
  };
};
