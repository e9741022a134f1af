/** One requirement on a page, and what must come of it. */
export interface TrustRun {
  /** Unique on its page; becomes a part of a file name. */
  readonly id: string;
  /** Steps as they stand in a YAML file: sentences or maps. */
  readonly steps: readonly unknown[];
  /** Expectations after the steps. */
  readonly expect?: readonly string[];
  /**
   * `pass`, `partial`: the requirement ends so, and the page received `received`. `refuse`: it fails, and the page received nothing but `received`.
   * `unread`: it is refused before a browser starts.
   */
  readonly outcome: "pass" | "partial" | "refuse" | "unread";
  /**
   * What the page must have received, whole and in order: `click #save`, `dblclick #row`, `rightclick #row`, `value #zip = "123"` (the last one of
   * each field, where its last change came), `key Enter #q`, `submit #form`, or what the page says by `LOG("...")`. Nothing when absent.
   */
  readonly received?: readonly string[];
  /** Lines that may come as often as they like and are left out of the comparison: presses that only open a list once more on a busy machine. */
  readonly may?: readonly string[];
  /** What the failure's message and hint must say, or the warnings of a run that passes. */
  readonly says?: RegExp;
  /** Nothing of this kind may be in the message, hint or warnings. */
  readonly never?: RegExp;
}

/** A page that nobody tuned pacts for, and what people ask of it. */
export interface TrustPage {
  /** Unique among all trust pages; becomes a part of file names and addresses. */
  readonly name: string;
  /** Body, or a whole document where it begins with a doctype. */
  readonly html: string;
  /** The page as it is learned first: the runs then meet `html` with that memory. */
  readonly before?: string;
  /** Other documents of the page, by path: `/other` is fetched as `other`. */
  readonly others?: Readonly<Record<string, string>>;
  readonly runs: readonly TrustRun[];
}
