import { GIFT_WRAP_PENCE, type Product } from "./shop-goods";

export interface BasketLine {
  readonly product: Product;
  readonly size: string;
  readonly delivery: string;
  readonly quantity: number;
  readonly gift: boolean;
}

export interface Order {
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly lines: readonly BasketLine[];
}

export interface ShopState {
  basket(visitor: string): readonly BasketLine[];
  add(visitor: string, line: BasketLine): void;
  /** Empties the basket and gives the order its number. */
  order(visitor: string, buyer: { readonly name: string; readonly email: string }): Order;
  find(number: string): Order | undefined;
}

/** What the lines cost, in pence. */
export const totalOf = (lines: readonly BasketLine[]): number =>
  lines.reduce((sum, line) => sum + line.quantity * line.product.price + (line.gift ? GIFT_WRAP_PENCE : 0), 0);

/** Baskets and orders of one shop, in memory; gone with the process. */
export const createShopState = (): ShopState => {
  const baskets = new Map<string, readonly BasketLine[]>();
  const orders = new Map<string, Order>();
  return {
    basket: (visitor) => baskets.get(visitor) ?? [],
    add: (visitor, line) => void baskets.set(visitor, [...(baskets.get(visitor) ?? []), line]),
    order: (visitor, { name, email }) => {
      const order: Order = { number: `HG-${1042 + orders.size}`, name, email, lines: baskets.get(visitor) ?? [] };
      orders.set(order.number, order);
      baskets.delete(visitor);
      return order;
    },
    find: (number) => orders.get(number),
  };
};
