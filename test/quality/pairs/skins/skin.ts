import type { FieldItem, Item } from "./content";

export interface CardItem extends Item {
  readonly body: string;
  readonly action: Item;
}

export interface RowItem {
  readonly key: string;
  readonly cells: readonly Item[];
  readonly actions: readonly Item[];
}

/** The page's parts, drawn; a skin puts them where it wants them. */
export interface Parts {
  readonly brand: string;
  readonly nav: string;
  readonly login: string;
  readonly search: string;
  readonly side: string;
  readonly title: string;
  readonly tabs: string;
  readonly form: string;
  readonly table: string;
  readonly pager: string;
  readonly cards: string;
  readonly notice: string;
  readonly dialog: string;
  readonly footer: string;
}

/** The attribute that tells the truth; it never gets into a snapshot. */
export const k = (item: { readonly key: string }, part = ""): string => `data-k="${item.key}${part}"`;

export type Place = "nav" | "side" | "footer" | "tab" | "pager";

/** How a style of building pages draws things. Each answer is HTML in which the thing itself carries `k(item)`. */
export interface Skin {
  readonly name: string;
  /** Style sheets and the like. */
  readonly head: string;
  /** Address of a page. */
  readonly href: (slug: string) => string;
  readonly link: (item: Item, href: string, place: Place, first: boolean) => string;
  readonly links: (place: Place, links: readonly string[], title: string) => string;
  readonly brand: (item: Item, href: string) => string;
  readonly login: (item: Item, href: string) => string;
  readonly search: (field: Item, button: Item) => string;
  readonly button: (item: Item, look: "primary" | "plain" | "danger" | "small") => string;
  readonly field: (item: FieldItem) => string;
  readonly form: (title: Item, fields: readonly string[], buttons: string) => string;
  readonly heading: (item: Item, level: 1 | 2) => string;
  readonly table: (title: Item, columns: readonly Item[], rows: readonly RowItem[]) => string;
  readonly card: (item: CardItem) => string;
  readonly notice: (item: Item, close: Item) => string;
  readonly dialog: (title: Item, text: Item, buttons: string) => string;
  readonly page: (parts: Parts) => string;
}
