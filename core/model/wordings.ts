/** What a language has several words for. A row is what is said most, and what else is said for it, with commas between. */
export interface Wordings {
  /** Wherever in a name they stand. */
  readonly anywhere: Readonly<Record<string, string>>;
  /** Where a name begins: what is done. */
  readonly first: Readonly<Record<string, string>>;
  /** Where all other words of the name are among `rest`. */
  readonly among: readonly { readonly said: string; readonly also: string; readonly rest: string }[];
  /** Words that change nothing. */
  readonly fillers: string;
}
