import type { Actionability, ElementQuery, ElementSnapshot } from "#core/model/element";
import type { DriftReport, Fingerprint } from "#core/model/fingerprint";
import type { Locator } from "#core/model/locator";
import type { KeysMode } from "./fill-protocol";

/** What the adapter asks of the script in the page's isolated world; answers are JSON strings. */
export type Ask =
  | { readonly op: "discover"; readonly query: ElementQuery }
  | {
      readonly op: "verify";
      readonly locators: readonly Locator[];
      readonly fingerprint: Fingerprint;
      readonly query: ElementQuery;
      readonly threshold: number;
    }
  | { readonly op: "relocate"; readonly fingerprint: Fingerprint; readonly query: ElementQuery }
  | { readonly op: "reveal"; readonly to: "first" | "next" | "before" }
  | { readonly op: "detail"; readonly held: string }
  | { readonly op: "look"; readonly query: ElementQuery; readonly attribute?: string }
  | { readonly op: "pageText" }
  | { readonly op: "mentions"; readonly texts: readonly string[] }
  | { readonly op: "title" }
  | { readonly op: "frame" }
  | { readonly op: "mutation"; readonly ms: number }
  | { readonly op: "calm"; readonly ms: number }
  | {
      readonly op: "arm";
      readonly held: string;
      readonly x: number;
      readonly y: number;
      readonly press: PressKind;
      /** On the wall clock: a page that hears the question later lets it be. */
      readonly until: number;
    }
  | { readonly op: "pressEnded"; readonly held: string; readonly now: boolean }
  | { readonly op: "explain"; readonly query: ElementQuery }
  | { readonly op: "overwritten"; readonly forget: boolean }
  | { readonly op: "effect"; readonly ms: number }
  | { readonly op: "suggestionsCame"; readonly ms: number }
  | { readonly op: "isFrame"; readonly x: number; readonly y: number }
  | { readonly op: "aim"; readonly held: string }
  | { readonly op: "pressEvidence"; readonly held: string }
  | { readonly op: "watchKeys"; readonly held: string; readonly mode: KeysMode }
  | { readonly op: "slider"; readonly held: string }
  | { readonly op: "focused" }
  | { readonly op: "keysLost"; readonly held: string }
  | { readonly op: "took"; readonly held: string; readonly wanted: string; readonly added: boolean }
  | { readonly op: "grip"; readonly held: string; readonly value: string }
  | { readonly op: "choose"; readonly held: string; readonly indexes: readonly number[] }
  | { readonly op: "checkedAnew"; readonly query: ElementQuery }
  | { readonly op: "beginChoice"; readonly held: string }
  | { readonly op: "anewChoice" }
  | { readonly op: "typingPlace"; readonly held: string }
  | { readonly op: "beforePress"; readonly held: string; readonly option: string; readonly wanted: string }
  | { readonly op: "afterPress"; readonly query?: ElementQuery }
  | { readonly op: "state"; readonly held: string }
  | { readonly op: "option"; readonly held: string; readonly wanted: string }
  | { readonly op: "scrollOptions"; readonly held: string; readonly to: "top" | "next" }
  | { readonly op: "hide"; readonly held: string }
  | { readonly op: "cover"; readonly secrets: readonly string[] }
  | { readonly op: "uncover" };

export type PressKind = "click" | "dblclick" | "rightclick";

/**
 * What became of a press. `unseen`: none of its events came to the document; `missed`: it began on something else and was stopped; `moved`,
 * `replaced`: the button went down on the element, and before it went up the element moved by itself, or the page moved or replaced it
 * because the focus changed.
 */
export type PressOutcome =
  | { readonly kind: "reached" }
  | { readonly kind: "unseen" }
  | { readonly kind: "missed"; readonly tag: string }
  | { readonly kind: "moved" }
  | { readonly kind: "replaced" };

/** What is pressed for an element, and what is known of it at this moment. */
export interface Aim {
  readonly held: string;
  readonly same: boolean;
  readonly tag: string;
  /** Nothing in its markup says that a press does something: see `PressEvidence`. */
  readonly plain: boolean;
  readonly actionability: Actionability;
  /** Where to press, in CSS pixels of the frame's viewport; null when a press has to wait. */
  readonly point: { readonly x: number; readonly y: number } | null;
  /** It moves all the time. */
  readonly moving: boolean;
  /** Left upper corner of what is pressed, there. */
  readonly corner: { readonly x: number; readonly y: number };
}

/** What the page's markup and style say of an element that is no control, about whether a press on it does something. */
export interface PressEvidence {
  /** In words: `a paragraph`. */
  readonly kind: string;
  /** The pointer shows that it can be pressed. */
  readonly pointer: boolean;
  /** An attribute says what a press on it is about, for a script that listens at the top of the page. */
  readonly hooked: boolean;
  /** The element and what it stands in, below the body, nearest first; `apart`: a handler there may be about other things in it. */
  readonly levels: readonly { readonly held: string; readonly apart: boolean }[];
  /** The control that stands nearest, in words. */
  readonly nearest?: string;
}

/** A candidate of one frame: what the choice needs. */
export interface FrameCandidate {
  readonly held: string;
  readonly score: number;
  readonly reason: string;
  readonly description: string;
  readonly role: string;
  readonly landmarks: readonly string[];
  /** CSS path, for people. */
  readonly path: string;
  /** Elements that lead to the same place (same link) share it. */
  readonly target?: string;
  /** The element stands in the dialog that lies over the page. */
  readonly modal: boolean;
  /** A link in a menu, header, footer or side bar. */
  readonly aside: boolean;
  /** How closely it stands together with what was acted on last; 0 = not. */
  readonly near: number;
  /** One of the suggestions that typing has just brought. */
  readonly suggested?: true;
}

/** What is remembered of the candidate that was chosen. */
export interface ElementDetail {
  readonly snapshot: ElementSnapshot;
  /** Digest of the structure of the frame's document. */
  readonly page: string;
  /** No other element of the frame's document takes text. */
  readonly onlyField: boolean;
  readonly locators: readonly Locator[];
  readonly actionability: Actionability;
}

export interface FrameDiscovery {
  /** Best first, at most eight. */
  readonly candidates: readonly FrameCandidate[];
  /** How many elements were scored. */
  readonly seen: number;
  /** The scope that was asked for is not in this frame. */
  readonly scopeMissing: boolean;
  /** The frame has more elements than a look reads. */
  readonly tooLarge?: boolean;
  /** What was typed into last brings suggestions that have not come yet. */
  readonly suggesting: boolean;
  /** Only a longer name matches, and the page shows that something is still to come. */
  readonly waiting?: boolean;
}

/** An element that may be the remembered one, as it is now. */
export interface Relocated extends Pick<FrameCandidate, "held" | "description" | "role" | "landmarks" | "path"> {
  readonly snapshot: ElementSnapshot;
}

export interface FrameRelocation {
  readonly candidates: readonly Relocated[];
  /** How many elements there were to choose from. */
  readonly seen: number;
  /** As of a discovery. */
  readonly suggesting: boolean;
}

export type FrameProof =
  | {
      readonly kind: "proven";
      readonly held: string;
      readonly rank: number;
      readonly drift: DriftReport;
      readonly actionability: Actionability;
      readonly fingerprint: Fingerprint;
      readonly unsaid?: true;
    }
  | { readonly kind: "drifted"; readonly rank: number; readonly drift: DriftReport }
  | { readonly kind: "unclear" }
  | { readonly kind: "gone" };

/** What an expectation needs to know of one element. */
export interface ElementState {
  readonly score: number;
  readonly description: string;
  readonly visible: boolean;
  readonly enabled: boolean;
  readonly editable: boolean;
  readonly checked: boolean;
  /** It can be checked, chosen or switched on at all. */
  readonly checkable: boolean;
  /** One of a group: it is unchecked by checking another. */
  readonly radio: boolean;
  readonly focused: boolean;
  readonly empty: boolean;
  readonly text: string;
  readonly value: string;
  readonly attribute: string | null;
}

/** What answers in one frame. */
export interface FrameLook {
  /** In document order, hidden ones too, at most 200. */
  readonly elements: readonly ElementState[];
  /** How many can be seen or are offered by a list, without limit. */
  readonly count: number;
}

/** Whether the list of options could be scrolled, and whether the page changed for it. */
export interface Scrolled {
  readonly moved: boolean;
  readonly changed: boolean;
}

/** How an option can be chosen: natively by index, by clicking what is held, after opening what is held, or not at all. */
export type OptionAnswer =
  | { readonly kind: "native"; readonly indexes: readonly number[]; readonly labels: readonly string[] }
  | {
      readonly kind: "click";
      readonly held: string;
      /** It is chosen already, in a list of several where a press would take it back. */
      readonly chosen: boolean;
      /** It has the whole name: no option further down can match better. */
      readonly sure: boolean;
    }
  | { readonly kind: "closed" }
  | { readonly kind: "gone" }
  | { readonly kind: "disabled"; readonly text: string }
  | { readonly kind: "one-only"; readonly options: readonly string[] }
  | { readonly kind: "ambiguous"; readonly options: readonly string[] }
  | { readonly kind: "missing"; readonly options: readonly string[] };

/** What a native list shows once options were chosen in it. */
export interface NativeChoice {
  readonly kept: boolean;
  readonly shows: string;
}

/** Whether the page shows that an option was chosen, and what the control shows now. */
export interface ChoiceEvidence {
  readonly holds: boolean;
  readonly shows: string;
  /** The list takes several and lies open over the page. */
  readonly open: boolean;
}
