import type { CacheEntry } from "../model/cache";
import type { Actionability, ElementQuery, ElementSnapshot } from "../model/element";
import type { Certainty } from "../model/choose";
import type { Failure } from "../model/failure";
import type { DriftReport, Fingerprint } from "../model/fingerprint";
import type { Locator } from "../model/locator";
import type { Redactor } from "../model/redact";
import type { Action, Expectation } from "../model/step";

/** An element the page script holds ready to act on; opaque, valid until the document goes away. */
export interface HeldElement {
  readonly id: string;
  readonly frame?: string;
}

/** What there is to remember of an element, and whether it can be acted on. */
export type Inspected = Pick<Candidate, "snapshot" | "fingerprint" | "locators" | "actionability">;

/** A found element: what it is, how it can be found again, and whether it can be acted on. */
export interface Candidate {
  readonly held: HeldElement;
  /** In [0, 1]: how well it answers the query, or, with `certainty`, the probability that it is the remembered element. */
  readonly score: number;
  /** Why, in words: `exact name`, `label`, `2 of 3 words`. */
  readonly reason: string;
  readonly certainty?: Certainty;
  /** One of the suggestions that typing has just brought: new on the page, whatever it is called. */
  readonly suggested?: true;
  readonly snapshot: ElementSnapshot;
  readonly fingerprint: Fingerprint;
  /** Best first; each was seen to find exactly this element. */
  readonly locators: readonly Locator[];
  readonly actionability: Actionability;
}

/** Candidates as shown to people when none was chosen. */
export interface Rival {
  /** `button "New" in row Users`. */
  readonly description: string;
  readonly score: number;
  readonly selector: string;
}

export type Discovery =
  | {
      readonly kind: "found";
      readonly candidate: Candidate;
      readonly seen: number;
      readonly rivals: readonly Rival[];
      /** What was typed into last brings suggestions that have not come yet: one of them may answer as well. */
      readonly suggesting?: true;
      /** It has a longer name, and the page shows that something is still to come (a spinner, a part that loads). */
      readonly waiting?: true;
    }
  /** Several answer equally well; `hint` says what would tell them apart. */
  | { readonly kind: "ambiguous"; readonly rivals: readonly Rival[]; readonly hint: string; readonly seen: number }
  /** Nothing answers; what came nearest. `unread` says, in words, what of the page could not be read: then there may be more. */
  | {
      readonly kind: "none";
      readonly rivals: readonly Rival[];
      readonly seen: number;
      readonly unread?: string;
    };

/** Why nothing on the page may be acted on for a query, where more can be said than that nothing matches. */
export interface Refusal {
  /** `no Delete in the row of Ann`. */
  readonly message: string;
  /** What to write instead: `Delete is in the rows of Bob and Zoe`. */
  readonly hint?: string;
}

/** An element that may be the remembered one, as one look saw it. */
export interface SeenElement {
  readonly held: HeldElement;
  readonly snapshot: ElementSnapshot;
  /** `button "New" in row Users`. */
  readonly description: string;
  /** For people. */
  readonly selector: string;
}

/** The elements of a page that the remembered one may be, over all frames; nobody chose yet. */
export interface PageSnapshot {
  readonly elements: readonly SeenElement[];
  /** How many there were to choose from. */
  readonly seen: number;
  /** What of the page could not be read, in words: then there may be more. */
  readonly unread?: string;
  /** As of a discovery. */
  readonly suggesting?: true;
}

/** What one round trip said of a remembered element. */
export type Proof =
  | {
      readonly kind: "proven";
      readonly held: HeldElement;
      readonly locator: Locator;
      /** Which of the entry's locators found it; not 0 = a sibling. */
      readonly rank: number;
      readonly drift: DriftReport;
      readonly actionability: Actionability;
      readonly fingerprint: Fingerprint;
      /** Neither this element nor another one of its frame matches the words of the query. */
      readonly unsaid?: true;
    }
  /** A locator still finds the remembered element, but the words of the query mean another one, or others as well. */
  | { readonly kind: "unclear" }
  /** A locator still matches, but what stands there is another element. */
  | { readonly kind: "drifted"; readonly locator: Locator; readonly drift: DriftReport }
  | { readonly kind: "gone" }
  /** The page did not answer in time, or went away during the look: nothing is known of the element. */
  | { readonly kind: "unread" };

/** What became of an action. */
export type Performed =
  /** `warnings`: what a person should know of an action that succeeded, one sentence each. */
  { readonly ok: true; readonly warnings?: readonly string[] } | { readonly ok: false; readonly failure: Failure };

/** Whether an expectation holds now, and what was seen instead. */
export interface Observation {
  readonly holds: boolean;
  readonly seen: string;
  /** Several elements answer the query of an expectation that needs one. */
  readonly ambiguous?: boolean;
  /** What a person should know of an expectation that holds, in one sentence. */
  readonly warning?: string;
}

/** What a page did that no step asked for. */
export type PageNews =
  | { readonly kind: "dialog"; readonly dialogType: "alert" | "confirm" | "prompt"; readonly message: string }
  /** Worth knowing, in one sentence: a new tab, a script error. */
  | { readonly kind: "notice"; readonly sentence: string };

export interface SessionOptions {
  /** Relative URLs are resolved against it. */
  readonly baseUrl?: string;
  readonly record?: Recording;
}

/** What a session records from its beginning to its end; thrown away unless it is asked for before `close`. */
export interface Recording {
  /** Pictures in a trace cannot be masked. */
  readonly trace?: "with-pictures" | "without-pictures";
  readonly video: boolean;
}

/** What was recorded, and the file name that tells its format. */
export interface Film {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The page in front, in a context of its own: a page that an action opens comes to the front, and goes when it closes. Every call ends within its time; a dead browser throws PortError. */
export interface Session {
  /** Current address; empty before the first `goto`. */
  url(): string;
  goto(url: string, timeoutMs: number): Promise<Performed>;
  move(direction: "back" | "forward" | "reload", timeoutMs: number): Promise<Performed>;
  /** One look over all frames for the query. Does not wait. */
  discover(query: ElementQuery): Promise<Discovery>;
  /** Why no element may be acted on for the query, where more can be said than that nothing matches; undefined else, or where one matches now. */
  explain(query: ElementQuery): Promise<Refusal | undefined>;
  /** One round trip: tries the entry's locators, compares the fingerprint, tests actionability. Does not wait. */
  verify(entry: CacheEntry, query: ElementQuery): Promise<Proof>;
  /**
   * One look for the elements most like the fingerprint that can also answer the query's kind, in the part of the page that it asks for.
   * Empty for a query with a position, and where the main frame could not be read whole. Does not wait.
   */
  snapshot(fingerprint: Fingerprint, query: ElementQuery): Promise<PageSnapshot>;
  /** All there is to remember of a seen element; undefined when it went away. Does not wait. */
  inspect(held: HeldElement): Promise<Inspected | undefined>;
  /** Scrolls what scrolls to its first screen or on by nearly one, or back to where it was before; answers whether anything moved. */
  reveal(to: "first" | "next" | "before"): Promise<boolean>;
  /** Acts on exactly that element, at once where it is actionable now, else when it becomes so. Actions on what has the focus have no `held`. */
  perform(action: Action, held: HeldElement | undefined, options: PerformOptions): Promise<Performed>;
  /** Does the expectation hold now? Does not wait. */
  observe(expectation: Expectation): Promise<Observation>;
  /**
   * Which of the texts occur anywhere in the page now, in any frame, hidden parts and attributes that people read included; case, white space
   * and markup between the letters do not count. Does not wait.
   */
  mentions(texts: readonly string[]): Promise<readonly string[]>;
  /** What the page did unasked since the last call, oldest first. Dialogs were dismissed, so that the page goes on. */
  news(): readonly PageNews[];
  /** Resolves when the page changes (DOM, frames, address, requests), becomes quiet, or after `timeoutMs`. */
  changed(timeoutMs: number): Promise<void>;
  /** No navigation and no request that the last action set off is under way, the document is loaded, and what it brought had time to show. */
  quiet(): boolean;
  /** The last press leads to another view, by a new address or by what it requested, and the old one is still shown; some seconds at most. */
  leaving(): boolean;
  /** Resolves when the page has shown something of the last press, or after that time. */
  answered(timeoutMs: number): Promise<void>;
  /** Milliseconds from the request of the page's document until it was built: how slow page and machine are. 0 when unknown. */
  buildMs(): number;
  /** A PNG of the viewport; password fields, fields filled with secrets and texts that hold one are covered. Throws PortError when there is none in time. */
  screenshot(secrets: readonly string[], timeoutMs: number): Promise<Uint8Array>;
  /**
   * The same with the element scrolled into view, and framed in the picture, not on the page. It is taken now; what is answered makes its
   * bytes, so that nobody who is about to act has to wait for that.
   */
  pictureOf(held: HeldElement, secrets: readonly string[], timeoutMs: number): Promise<() => Uint8Array>;
  /** From now on the trace tells of this step, in its words; nothing without a trace. Never throws. */
  chapter(text: string): Promise<void>;
  /** Ends the trace and answers it as a zip for Playwright's trace viewer, with its texts masked. Throws PortError when none was recorded. */
  trace(redact: Redactor): Promise<Uint8Array>;
  /** Ends the recording and answers it. Throws PortError when there is none. */
  video(): Promise<Film>;
  close(): Promise<void>;
}

export interface PerformOptions {
  readonly timeoutMs: number;
  /** The value came from a secret: the field is covered in pictures, and no error text repeats it. */
  readonly secret: boolean;
  /** The words of the step: what the page puts in the place of the element is read by them. */
  readonly query?: ElementQuery;
  /** How the requirement calls the element, for messages. */
  readonly name?: string;
}

/** A browser; started by the first `open`. */
export interface Browser {
  /** Throws PortError (port `browser`) when none can be started, with a hint that says how to get one. */
  open(options: SessionOptions): Promise<Session>;
  /** Ends the browser and everything it started, within 5 s. Idempotent. */
  close(): Promise<void>;
}
