import type { ElementQuery } from "#core/model/element";

/** A page that changed, and which of its elements is meant before and after. */
export interface ChangedPage {
  readonly name: string;
  /** What a person calls the element, looking at `before`. */
  readonly query: ElementQuery;
  readonly before: string;
  /** A function where each load is another one. */
  readonly after: string | (() => string);
  /** CSS selector that fits exactly the meant element of `before`. */
  readonly truthBefore: string;
  /** The same for `after`; null: it is gone, and nothing may be touched. */
  readonly truth: string | null;
  /** Refusing is an honest answer too, touching another element never is. */
  readonly mayRefuse?: true;
  /** Other wording or content that a pick must not fall for. */
  readonly note: string;
}

/** One thing a person asks of a page; `truth` null: it must be refused. */
export interface DiscoveryCase {
  readonly query: ElementQuery;
  /** CSS selector, valid inside the element's own shadow root or frame. */
  readonly truth: string | null;
}

/** A page and what people call its elements. */
export interface DiscoveryPage {
  readonly name: string;
  readonly html: string;
  /** Further documents the page loads, by path. `{{other}}` in any html is the second origin. */
  readonly frames?: Readonly<Record<string, string>>;
  readonly cases: readonly DiscoveryCase[];
  readonly note: string;
}

const STYLE = `body { font:16px/1.5 "DejaVu Sans",Arial,sans-serif; margin:24px; max-width:900px; color:#223 }
input,select,textarea,button { font:inherit; padding:6px 10px; margin:4px } label { display:inline-block; min-width:140px }
table { border-collapse:collapse } td,th { border:1px solid #ccd; padding:6px 12px; text-align:left } section { margin:20px 0 }
[role=dialog] { position:fixed; left:30%; top:20%; width:360px; background:#fff; border:1px solid #889; padding:20px; box-shadow:0 8px 40px #0004 }
.away { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%) }`;

/** A whole document round the content of its body. */
export const documentOf = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"><style>${STYLE}</style></head><body>${body}</body></html>`;

export const clickable = (name: string, rest: Partial<ElementQuery> = {}): ElementQuery => ({
  name,
  kind: "clickable",
  ...rest,
});
export const editable = (name: string, rest: Partial<ElementQuery> = {}): ElementQuery => ({
  name,
  kind: "editable",
  ...rest,
});
export const checkable = (name: string, rest: Partial<ElementQuery> = {}): ElementQuery => ({
  name,
  kind: "checkable",
  ...rest,
});
export const selectable = (name: string, rest: Partial<ElementQuery> = {}): ElementQuery => ({
  name,
  kind: "selectable",
  ...rest,
});
