import type { FlatTree } from "./flat-tree";
import type { Labels } from "./label";
import type { PseudoReader } from "./pseudo-content";
import type { Roles } from "./role";
import type { TextBuffer } from "./text-buffer";
import type { Visibility } from "./visibility";

/** What one pass knows of the page. */
export interface Look {
  readonly tree: FlatTree;
  readonly roles: Roles;
  readonly visibility: Visibility;
  readonly labels: Labels;
  readonly pseudo: PseudoReader;
}

/** How the computation of a name came to an element. */
export interface Place {
  readonly via: "target" | "content" | "label" | "reference" | "native";
  /** Below an `aria-labelledby`: another one is not followed. */
  readonly referenced: boolean;
  /** Below a label or a reference that is hidden itself: hidden parts count. */
  readonly uncovered: boolean;
  readonly depth: number;
}

/** Writes the name of one target at a time; kept for a pass, because a page has thousands of names. */
export interface Scribe {
  readonly look: Look;
  readonly out: TextBuffer;
  /** The element whose name is being written. */
  readonly target: Element | undefined;
  /** Whether values of embedded fields belong to the name. */
  readonly values: boolean;
  /** Elements that have lent their text. */
  readonly seen: Set<Element>;
  /** Whether another node may be read; counts it. */
  spend(): boolean;
  /** The name is an attribute of the target word for word. */
  markVerbatim(): void;
  /** Adds the text alternative of an element. */
  write(element: Element, place: Place): void;
  /** Adds text when it is more than white space; whether it was. */
  writeText(text: string): boolean;
  /** Adds an attribute when it holds more than white space; whether it did. */
  writeAttribute(element: Element, name: string): boolean;
}
