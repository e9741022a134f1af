import type { ElementKind, ElementSnapshot } from "#core/model/element";

/** What the product knows of an element beside its snapshot, at the same index. */
export interface ElementTrait {
  /** Kinds of action the element is eligible for, as the product decides. */
  readonly kinds: readonly ElementKind[];
  /** A press on it does something of its own. */
  readonly interactive: boolean;
  /** Text is typed into it. */
  readonly textField: boolean;
  /** Index of its rendered parent among the same elements, -1 when the parent is none of them. */
  readonly parent: number;
}

/** Which new element an old one has become. */
export interface Pair {
  /** Index into `oldElements`. */
  readonly old: number;
  /** Index into `candidates`; -1 when it is gone. */
  readonly answer: number;
  /** The answer's rendered parent and children among the candidates. */
  readonly acceptable: readonly number[];
  /** Paired because name, address or label are the same in both; absent when paired by hand or by construction. */
  readonly easy?: true;
  /** What the author of the pair calls the element. */
  readonly key?: string;
}

export type PairKind = "mutation" | "library" | "application";

/** Two renderings of one page and what became of its elements. */
export interface PagePair {
  readonly page: string;
  /** What must not be split between training and validation. */
  readonly site: string;
  readonly kind: PairKind;
  /** How the new page was made from the old one. */
  readonly how: readonly string[];
  readonly oldElements: readonly ElementSnapshot[];
  readonly oldTraits: readonly ElementTrait[];
  readonly candidates: readonly ElementSnapshot[];
  readonly candidateTraits: readonly ElementTrait[];
  readonly pairs: readonly Pair[];
}

/** All elements of one rendering that a step could be about. */
export interface Rendering {
  readonly elements: readonly ElementSnapshot[];
  readonly traits: readonly ElementTrait[];
}

/** A rendering whose author knows some of its elements by a key that means the same in every version. */
export interface KeyedRendering extends Rendering {
  /** Index by key; -1 when the element is there but nobody sees it. */
  readonly keys: Readonly<Record<string, number>>;
  /** Rendered parent and children among the elements, by key. */
  readonly near: Readonly<Record<string, readonly number[]>>;
}
