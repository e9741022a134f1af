/** Keys for the element as it is, behind its text, or in place of its text. */
export type KeysMode = "press" | "type" | "replace";

/** What a field is ready for. */
export type Grip =
  /** It has the focus, and all of its text is selected. */
  | { readonly kind: "ready"; readonly held: string }
  /** It has the focus and selects its text by keys. */
  | { readonly kind: "editor"; readonly held: string }
  /** Its value was set, as `wanted`. */
  | { readonly kind: "set"; readonly wanted: string }
  /** Keys for one element after the other: the boxes of a code, the sections of a date. */
  | {
      readonly kind: "parts";
      readonly parts: readonly { readonly held: string; readonly keys: readonly string[] }[];
    }
  /** It is moved by arrow keys. */
  | { readonly kind: "slider"; readonly held: string; readonly now: number; readonly wanted: number }
  | { readonly kind: "unfocused" }
  /** It cannot hold the value; nothing was touched. */
  | { readonly kind: "refused"; readonly message: string; readonly hint: string };

/** What a field holds after it was filled. */
export type Taken =
  | { readonly kind: "kept" }
  | { readonly kind: "gone" }
  /** The focus moved: the text was kept from another element. */
  | { readonly kind: "strayed" }
  | {
      readonly kind: "lost";
      readonly holds: string;
      /** It is empty, or as it was before. */
      readonly unchanged: boolean;
      readonly focused: boolean;
      readonly limit: string | null;
    };

/** What has the focus in a frame that has that of the page. */
export interface Focused {
  /** It takes typed text. */
  readonly held: string | null;
  /** In words; empty when nothing of the frame has it. */
  readonly name: string;
}
