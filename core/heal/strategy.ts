import type { Certainty, Recognition } from "../model/choose";
import type { ElementQuery } from "../model/element";
import type { Fingerprint } from "../model/fingerprint";
import type { Candidate, Discovery, PageSnapshot, Rival, SeenElement } from "../ports/browser";

/** Ways to find a broken element again. A model's pick, where one is allowed, would be the last and dearest of them. */
export type HealStrategy =
  | "sibling"
  | "relocation"
  | "role"
  | "label"
  | "placeholder"
  | "text"
  | "attribute"
  | "relation"
  | "sole"
  | "discovery"
  | "scope"
  | "reveal";

/** What is looked for: how it was asked for, and what it was like when it was last proven. */
export interface Missed {
  readonly query: ElementQuery;
  readonly fingerprint: Fingerprint;
}

/** One look at the page, shared by all strategies that need one. */
export interface PageView extends Missed {
  readonly elements: PageSnapshot["elements"];
  /** Which of them the missed one is, all things weighed. */
  readonly recognition: Recognition;
}

/** What one strategy says of a view. */
export type Finding =
  | {
      readonly kind: "found";
      readonly element: SeenElement | Candidate;
      /** In [0, 1]: the probability that it is the missed one, or how well it answers the query. */
      readonly score: number;
      readonly certainty?: Certainty;
    }
  | { readonly kind: "nothing"; readonly reason: string; readonly rivals: readonly Rival[] };

interface Described {
  /** What a try takes where nothing was measured, in milliseconds. */
  readonly costMs: number;
  /** Whether there is anything to go by. */
  applies(missed: Missed): boolean;
}

/** A pure function from what was read of the page to the one element it is sure of; `needs` says what has to be read. */
export type Strategy = Described &
  (
    | {
        /** The proof has tried it already. */
        readonly needs: "proof";
      }
    | {
        /** One look at the page; `scroll` looks at each further screen of it. */
        readonly needs: "page" | "scroll";
        find(view: PageView): Finding;
      }
    | {
        /** What answers to the query, as for an element that nothing is remembered of. */
        readonly needs: "answer";
        /** Another query than the user's own. */
        readonly ask?: (query: ElementQuery) => ElementQuery;
        find(missed: Missed, answer: Discovery): Finding;
      }
  );
