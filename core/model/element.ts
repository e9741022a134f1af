/** What an action needs of its element: `fill` wants something editable, `press` something that takes the focus; expectations take any. */
export type ElementKind = "any" | "clickable" | "focusable" | "editable" | "selectable" | "checkable";

/** The part of the page to look in: `within row Users`, `within dialog New Account`. */
export interface ScopeQuery {
  readonly name: string;
  /** An ARIA role, when a role word was written. */
  readonly role?: string;
  /** Only with a role and no name: 1 is the first such part of the page in document order, -1 the last; a header row is none. */
  readonly nth?: number;
}

/** What to find, as a person would name it. */
export interface ElementQuery {
  /** Visible or accessible name; empty only with a role, a selector or `focused`. */
  readonly name: string;
  /** An ARIA role (`button`, `textbox`, `heading` ...) or `text` for any visible text that holds the name. */
  readonly role?: string;
  readonly kind: ElementKind;
  readonly within?: ScopeQuery;
  /** A text or label the element stands next to. */
  readonly near?: string;
  /** 1 is the first in document order, -1 the last. */
  readonly nth?: number;
  /** Name, title or URL part of the frame to look in; all frames when absent. */
  readonly frame?: string;
  /** Only a whole-name, case-sensitive match will do. */
  readonly exact?: boolean;
  /** Escape hatch: a Playwright selector that is used as it stands. */
  readonly selector?: string;
}

/** A box in CSS pixels, from the top left of the document. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * What one pass over the page saw of an element. Never holds the value of a field.
 * Texts are whitespace-normalised and cut to 80 characters, lists to 8 items.
 */
export interface ElementSnapshot {
  readonly tag: string;
  /** ARIA role, explicit or implied; empty when none. */
  readonly role: string;
  /** Accessible name by the W3C algorithm. */
  readonly name: string;
  /** `type` attribute of inputs and buttons. */
  readonly type?: string;
  /** `name` attribute. */
  readonly field?: string;
  /** Also one that a machine made: see `isGenerated`. */
  readonly id?: string;
  readonly classes: readonly string[];
  readonly testId?: string;
  readonly label?: string;
  readonly text?: string;
  readonly placeholder?: string;
  readonly title?: string;
  readonly alt?: string;
  /** Path of a link without its volatile parts. */
  readonly href?: string;
  /** Roles and names of enclosing landmarks, dialogs, rows and groups, nearest first: `dialog New Account`. */
  readonly landmarks: readonly string[];
  /** What names the table row or list item the element stands in. */
  readonly row?: string;
  /** Nearest heading before the element. */
  readonly heading?: string;
  /** Texts of what stands next to the element. */
  readonly neighbours: readonly string[];
  /** Steps from the element up, nearest first: `li[3]` is the third `li` of its parent. At most 24. */
  readonly path: readonly string[];
  /** The id of the nearest ancestor (or of the element itself) that has one that lasts, and how many steps above the element it stands. */
  readonly anchor?: { readonly id: string; readonly depth: number };
  /** Position among elements of the same role and name, and how many there are; from 0. */
  readonly ordinal: { readonly index: number; readonly of: number };
  readonly box: Box;
  /** Name, id or accessible name of the enclosing form. */
  readonly form?: string;
  /** A styled checkbox or radio button: it cannot be seen itself, and its label or picture is pressed. */
  readonly concealed?: true;
}

/** Whether an element can be acted on now: Playwright's terms. */
export interface Actionability {
  readonly visible: boolean;
  readonly enabled: boolean;
  readonly editable: boolean;
  /** Nothing on it or its ancestors is animating or in transition. */
  readonly stable: boolean;
  /** A click in its middle reaches it: nothing lies over it. */
  readonly receivesEvents: boolean;
  /** What lies over it, when something does. */
  readonly coveredBy?: string;
}

/** The query asks for a position: its own, or that of the part of the page to look in. */
export const isCounted = ({ nth, within }: ElementQuery): boolean => nth !== undefined || within?.nth !== undefined;
