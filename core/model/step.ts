import type { ElementQuery } from "./element";
import type { Place } from "./place";

/** `is` compares whole, whitespace-normalised text; `matches` is a JavaScript regular expression with a length cap. */
export interface TextMatch {
  readonly mode: "is" | "contains" | "matches";
  readonly value: string;
}

export type ElementState = "visible" | "hidden" | "enabled" | "disabled" | "checked" | "focused" | "editable" | "empty";

type ExpectationBody =
  | { readonly kind: "state"; readonly state: ElementState; readonly element: ElementQuery }
  /** Without an element: the text of the whole page. */
  | { readonly kind: "text"; readonly element?: ElementQuery; readonly match: TextMatch }
  | { readonly kind: "value"; readonly element: ElementQuery; readonly match: TextMatch }
  | { readonly kind: "count"; readonly element: ElementQuery; readonly count: number }
  | {
      readonly kind: "attribute";
      readonly element: ElementQuery;
      readonly attribute: string;
      readonly match: TextMatch;
    }
  | { readonly kind: "url"; readonly match: TextMatch }
  | { readonly kind: "title"; readonly match: TextMatch };

/** What must become true of the page within the step's time. */
export type Expectation = ExpectationBody & {
  readonly negated: boolean;
  /** As written, for people. */
  readonly text: string;
};

/** Actions that need an element and nothing else. */
export type ElementActionKind = "click" | "dblclick" | "rightclick" | "hover" | "clear" | "focus" | "check" | "uncheck";

/** What a step does. Values may hold `${secrets.X}`, filled in only at the moment of the action. */
export type Action =
  | { readonly kind: "goto"; readonly url: string }
  | { readonly kind: "back" | "forward" | "reload" }
  | { readonly kind: ElementActionKind; readonly element: ElementQuery }
  /** `keys`: by real keys, as `type "X" into FIELD` says; a rich editor keeps what it holds then, and the text is added. */
  | { readonly kind: "fill"; readonly element: ElementQuery; readonly value: string; readonly keys?: true }
  /** Key by key; without an element into what has the focus. */
  | { readonly kind: "type"; readonly element?: ElementQuery; readonly value: string }
  | { readonly kind: "press"; readonly element?: ElementQuery; readonly key: string }
  | { readonly kind: "select"; readonly element: ElementQuery; readonly option: string }
  | { readonly kind: "wait"; readonly until: Expectation }
  | { readonly kind: "expect"; readonly that: Expectation }
  | { readonly kind: "screenshot"; readonly name?: string };

export type ActionKind = Action["kind"];

/** One canonical step. */
export interface Step {
  /** `S1`, `S2` ... in order, or the id the file gives. */
  readonly id: string;
  /** The step as a sentence. */
  readonly text: string;
  readonly place: Place;
  readonly action: Action;
  /** What must hold after the action. */
  readonly outcome: readonly Expectation[];
  /** A failure of it ends in `partial`, not in `fail`. */
  readonly optional: boolean;
  /** A failed soft expectation lets the run go on and ends in `partial`. */
  readonly soft: boolean;
  readonly timeoutMs?: number;
  readonly heal?: "auto" | "suggest" | "off";
  readonly cache?: "auto" | "read" | "refresh" | "off";
}

/** A step as it is written: its texts hold their templates. */
export type WrittenStep = Pick<Step, "text" | "place" | "action" | "outcome" | "optional" | "soft" | "timeoutMs">;

/** The element a step acts on, when it acts on one. */
export const elementOf = (action: Action): ElementQuery | undefined =>
  "element" in action ? action.element : undefined;
