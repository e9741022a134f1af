import type { Html } from "./html";
import type { Product } from "./shop-goods";
import type { BasketLine, Order } from "./shop-state";

/** What every page shows around its content. */
export interface Frame {
  /** Articles in the basket. */
  readonly count: number;
  /** What was searched for, to be shown again. */
  readonly searched: string;
}

/** The pages of one version of the shop: same addresses, same goods, another face. */
export interface ShopPages {
  home(frame: Frame, goods: readonly Product[]): Html;
  list(frame: Frame, title: string, goods: readonly Product[]): Html;
  product(frame: Frame, product: Product, wished: boolean): Html;
  basket(frame: Frame, lines: readonly BasketLine[]): Html;
  checkout(frame: Frame, lines: readonly BasketLine[], complaint: string | undefined): Html;
  order(frame: Frame, order: Order): Html;
  membership(frame: Frame): Html;
  missing(frame: Frame): Html;
}
