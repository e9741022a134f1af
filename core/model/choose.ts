import type { ElementSnapshot } from "./element";
import { confidenceNeeded, rank } from "./ranking/rank";
import { inWordsOf, isDoubtfullyReworded, isReworded, meansAnother } from "./reworded";
import { changesOf, isElsewhere, isToldApart } from "./similarity";
import { isDestructive } from "./words";

/** What the choice needs to know of a candidate. */
export interface Choosable {
  /** In [0, 1]. */
  readonly score: number;
  readonly description: string;
  readonly role: string;
  /** Stands in the dialog that lies over the page. */
  readonly modal: boolean;
  /** Elements that lead to the same place share it. */
  readonly target?: string;
  readonly landmarks: readonly string[];
  /** A link in a menu, header, footer or side bar. */
  readonly aside: boolean;
  /** How closely it stands together with what was acted on last: larger is closer, 0 = not at all. */
  readonly near: number;
}

export type Choice<T> =
  | { readonly kind: "found"; readonly chosen: T }
  | { readonly kind: "ambiguous"; readonly peers: readonly T[]; readonly hint: string }
  | { readonly kind: "none" };

/** Below it nothing answers the query. */
export const ACCEPT = 0.55;
/** Answers closer than this are equally good. */
export const TIE = 0.03;
/** A weak answer must stand out more clearly. */
const WEAK = 0.7;
const WEAK_TIE = 0.08;

const quoted = (text: string): string => JSON.stringify(text);

/** What a person can add to tell the peers apart: a scope, a kind, or a position. */
const hintFor = (peers: readonly Pick<Choosable, "role" | "landmarks">[]): string => {
  const scopes = peers.map(({ landmarks }) => landmarks.find((landmark) => landmark.includes(" ")) ?? "");
  if (new Set(scopes).size === peers.length) {
    const scope = scopes.find((text) => text !== "") ?? "";
    return `say where it is, e.g. within ${scope.split(" ")[0]} ${quoted(scope.slice(scope.indexOf(" ") + 1))}`;
  }
  const roles = new Set(peers.map(({ role }) => role));
  if (roles.size === peers.length) return `say what it is: ${[...roles].join(" or ")}`;
  return `say which one: first, 2nd ... last, or within the part of the page it stands in`;
};

/** All peers do the same thing when pressed: links to one address. */
const sameEffect = (peers: readonly Choosable[]): boolean => {
  const target = peers[0]?.target;
  return target !== undefined && peers.every((peer) => peer.target === target);
};

/** The peer that stands in one small group with what was acted on last, when only one does. */
const nearestPeer = <T extends Choosable>(peers: readonly T[], name: string): T | undefined => {
  if (isDestructive(name)) return undefined;
  const [first, second] = [...peers].sort((a, b) => b.near - a.near);
  return first && first.near > (second?.near ?? 0) ? first : undefined;
};

/**
 * The one candidate that clearly answers best, or a refusal. Never guesses: equally good answers are a tie, unless only one of
 * them can be reached (a dialog lies over the others), all of them lead to the same place (then the one in the content), or one
 * stands in the same small group as what was acted on last. `candidates` are in document order where they tie.
 */
export const choose = <T extends Choosable>(candidates: readonly T[], name = ""): Choice<T> => {
  const ordered = [...candidates].sort((a, b) => b.score - a.score);
  const best = ordered[0];
  if (!best || best.score < ACCEPT) return { kind: "none" };
  const tie = best.score < WEAK ? WEAK_TIE : TIE;
  const close = ordered.filter(({ score }) => score >= best.score - tie);
  const reachable = close.filter(({ modal }) => modal);
  const peers = reachable.length > 0 ? reachable : close;
  const chosen = sameEffect(peers)
    ? (peers.find(({ aside }) => !aside) ?? peers[0])
    : peers.length === 1
      ? peers[0]
      : nearestPeer(peers, name);
  return chosen ? { kind: "found", chosen } : { kind: "ambiguous", peers, hint: hintFor(peers) };
};

/** How sure it is that the chosen candidate is the remembered element. */
export interface Certainty {
  /** Probability in [0, 1]. */
  readonly confidence: number;
  /** Lead over the next candidate, in the same measure. */
  readonly margin: number;
  /** Properties that speak for it, strongest first. */
  readonly pro: readonly string[];
  /** Properties that speak against it, strongest first. */
  readonly contra: readonly string[];
}

export interface Recognition {
  readonly certainty: Certainty;
  /** Probability of each candidate, in their order. */
  readonly chances: readonly number[];
  /** The choice among the same candidates, in the same order. */
  choice<T extends Pick<Choosable, "role" | "landmarks">>(candidates: readonly T[]): Choice<T>;
}

/** From this confidence on an element counts as the remembered one that is called by other words of the same meaning; the same where a press can do harm. */
const SURE_OF_WORDS = 0.8;
const SURE_OF_HARMFUL_WORDS = 0.9;

/**
 * The confidence that is enough to act on `now` in place of what is remembered; `asked` is what it is called besides. A word for harm asks
 * for more, and so do other words than those that are remembered.
 */
export const confidenceFor = (remembered: ElementSnapshot, now: ElementSnapshot, asked: string): number => {
  const called = [remembered.name, now.name, asked];
  if (!isReworded(remembered, now)) return confidenceNeeded(...called);
  return called.some(isDestructive) ? SURE_OF_HARMFUL_WORDS : SURE_OF_WORDS;
};

/** Whether the confidence is enough for that. */
export const isSureEnough = (
  confidence: number,
  remembered: ElementSnapshot,
  now: ElementSnapshot,
  asked: string,
): boolean => confidence >= confidenceFor(remembered, now, asked);

/** Index of another candidate of the same name that only looks and position tell from the best one; -1 when there is none. */
const twinOf = (
  remembered: ElementSnapshot,
  candidates: readonly { readonly snapshot: ElementSnapshot }[],
  best: number,
): number => {
  const chosen = candidates[best]?.snapshot;
  if (!chosen || chosen.name === "") return -1;
  const changed = changesOf(remembered, chosen);
  return candidates.findIndex(
    ({ snapshot }, index) =>
      index !== best && snapshot.name === chosen.name && !isToldApart(changed, changesOf(remembered, snapshot)),
  );
};

/**
 * Which candidate the remembered element is, where that is sure enough; `name` is what it is called besides: a word for harm asks for
 * more. Refuses when it is gone as likely as not, when it is called otherwise or stands in another row, dialog or part of the page than what is
 * remembered (both may be so, but nobody can be sure), and tells a tie when it is one of two.
 */
export const recognise = (
  remembered: ElementSnapshot,
  candidates: readonly { readonly snapshot: ElementSnapshot }[],
  name: string,
): Recognition => {
  const snapshots = candidates.map(({ snapshot }) => snapshot);
  const ranking = rank(
    remembered,
    snapshots.map((snapshot) => inWordsOf(remembered, snapshot)),
  );
  const { best, chances, confidence, margin, reasons } = ranking;
  const now = snapshots[best];
  const isDoubtful = now && isDoubtfullyReworded(remembered, now, snapshots);
  const isAnother = now && (isDoubtful || meansAnother(remembered, now) || isElsewhere(remembered, now));
  const isEnough = (much: number): boolean => now !== undefined && isSureEnough(much, remembered, now, name);
  const order = chances.map((_, index) => index).sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
  const [, second = -1] = order;
  const isTie = (chances[second] ?? 0) * 2 > (chances[best] ?? 0) && isEnough(confidence + (chances[second] ?? 0));
  return {
    certainty: { confidence, margin, ...reasons },
    chances,
    choice: (list) => {
      const [chosen, other] = [list[best], list[second]];
      if (!chosen || isAnother) return { kind: "none" };
      const twin = list[twinOf(remembered, candidates, best)];
      if (twin) return { kind: "ambiguous", peers: [chosen, twin], hint: hintFor([chosen, twin]) };
      if (isEnough(confidence)) return { kind: "found", chosen };
      if (!other || !isTie) return { kind: "none" };
      return { kind: "ambiguous", peers: [chosen, other], hint: hintFor([chosen, other]) };
    },
  };
};
