import type { Place } from "./place";
import type { Step } from "./step";

/** A scalar a user wrote, with its place; always a string (`007` stays `007`). */
export interface RawText {
  readonly text: string;
  readonly place: Place;
}

/** A step as written: a sentence, or a map with one action key. Values keep their templates. */
export type RawStep =
  | { readonly kind: "sentence"; readonly sentence: RawText; readonly outcome?: RawText }
  | { readonly kind: "map"; readonly value: RawNode; readonly place: Place };

/** A tree of strings with places: what a YAML mapping becomes under the failsafe schema. */
export type RawNode =
  | { readonly kind: "text"; readonly text: string; readonly place: Place }
  | { readonly kind: "list"; readonly items: readonly RawNode[]; readonly place: Place }
  | {
      readonly kind: "map";
      readonly entries: readonly { readonly key: RawText; readonly value: RawNode }[];
      readonly place: Place;
    };

/** One inline data row: its columns as strings. */
export interface DataRow {
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
  readonly place: Place;
}

/** One file as read: positions kept, nothing expanded yet. */
export interface RawRequirement {
  readonly id: string;
  readonly title: string;
  readonly url?: RawText;
  readonly tags: readonly string[];
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** Empty when the file has none. */
  readonly rows: readonly DataRow[];
  readonly steps: readonly RawStep[];
  /** Checked when all steps are done. */
  readonly expect: readonly RawNode[];
  readonly place: Place;
}

/** A requirement planned for one data row: everything expanded but secrets. */
export interface Requirement {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly tags: readonly string[];
  readonly rowId: string | null;
  /** Names of the secrets its steps use. */
  readonly secrets: readonly string[];
  /** Steps, then one `expect` step for each entry of `expect:`. */
  readonly steps: readonly Step[];
  readonly place: Place;
}

/** What is wrong in a requirement file, and where. */
export interface Complaint {
  readonly severity: "error" | "warning";
  /** Stable, kebab-case: `unknown-action`, `unknown-key`, `missing-variable`, `literal-secret` ... */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly place: Place;
}
