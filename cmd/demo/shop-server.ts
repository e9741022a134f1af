import { CLASSIC } from "./classic-pages";
import type { Html } from "./html";
import { createRedesign } from "./redesign-pages";
import { DELIVERIES, GOODS, searchGoods } from "./shop-goods";
import type { Frame, ShopPages } from "./shop-pages";
import { createShopState, type ShopState } from "./shop-state";

export type ShopVersion = "classic" | "redesign";

/** A running shop. */
export interface Shop {
  /** `http://127.0.0.1:PORT`, without a slash at the end; the same for both versions. */
  readonly url: string;
  readonly version: ShopVersion;
  /** From the next page on the shop wears this face; baskets and orders stay. */
  show(version: ShopVersion): void;
  /** Ends open connections. Idempotent. */
  close(): Promise<void>;
}

interface Visit {
  readonly visitor: string;
  readonly url: URL;
  readonly form: ReadonlyMap<string, string>;
  readonly pages: ShopPages;
  readonly state: ShopState;
}

type Answer = Html | { readonly redirect: string };

const frameOf = ({ state, visitor, url }: Visit): Frame => ({
  count: state.basket(visitor).reduce((sum, line) => sum + line.quantity, 0),
  searched: url.searchParams.get("q") ?? "",
});

/** The redesign renamed some fields: the first one that came counts. */
const field = (visit: Visit, ...names: readonly string[]): string =>
  names.map((name) => visit.form.get(name)).find((value) => value !== undefined) ?? "";

const addToBasket = (visit: Visit): Answer => {
  const product = GOODS.find(({ slug }) => slug === field(visit, "slug"));
  if (product === undefined) return { redirect: "/all" };
  if (field(visit, "do") === "wish") return { redirect: `/product/${product.slug}?wished=yes` };
  const quantity = Math.trunc(Number(field(visit, "quantity", "qty")));
  visit.state.add(visit.visitor, {
    product,
    size: field(visit, "size") || "no size",
    delivery: field(visit, "delivery") || DELIVERIES[0],
    quantity: Math.min(9, Math.max(1, quantity || 1)),
    gift: field(visit, "gift", "wrap") === "yes",
  });
  return { redirect: "/basket" };
};

const placeOrder = (visit: Visit): Answer => {
  const { pages, state, visitor } = visit;
  const email = field(visit, "email");
  const complaint =
    email === "" || email !== field(visit, "email_confirm", "email_again")
      ? "The two email addresses differ."
      : undefined;
  if (complaint !== undefined) return pages.checkout(frameOf(visit), state.basket(visitor), complaint);
  return { redirect: `/order/${state.order(visitor, { name: field(visit, "name", "customer"), email }).number}` };
};

const show = (visit: Visit): Answer => {
  const { pages, state, visitor, url } = visit;
  const frame = frameOf(visit);
  const [, place, name] = url.pathname.split("/");
  switch (place) {
    case "":
      return pages.home(frame, GOODS.slice(0, 4));
    case "new":
      return pages.list(
        frame,
        "New this week",
        GOODS.filter(({ isNew }) => isNew),
      );
    case "all":
      return pages.list(frame, "All goods", GOODS);
    case "search":
      return pages.list(frame, `Results for “${frame.searched}”`, searchGoods(frame.searched));
    case "basket":
      return pages.basket(frame, state.basket(visitor));
    case "checkout":
      return state.basket(visitor).length === 0
        ? { redirect: "/basket" }
        : pages.checkout(frame, state.basket(visitor), undefined);
    case "membership":
      return pages.membership(frame);
    case "product": {
      const product = GOODS.find(({ slug }) => slug === name);
      return product === undefined
        ? pages.missing(frame)
        : pages.product(frame, product, url.searchParams.has("wished"));
    }
    case "order": {
      const order = state.find(name ?? "");
      return order === undefined ? pages.missing(frame) : pages.order(frame, order);
    }
    default:
      return pages.missing(frame);
  }
};

const answer = (visit: Visit, method: string): Answer => {
  if (method !== "POST") return show(visit);
  return visit.url.pathname === "/order" ? placeOrder(visit) : addToBasket(visit);
};

const visitorOf = (request: Request): string | undefined => {
  const pair = (request.headers.get("cookie") ?? "").split("; ").find((part) => part.startsWith("visitor="));
  return pair?.slice("visitor=".length);
};

const formOf = async (request: Request): Promise<ReadonlyMap<string, string>> =>
  request.method === "POST" ? new Map(new URLSearchParams(await request.text())) : new Map();

/** Starts the demo shop on a free port of 127.0.0.1, `classic` first. Everything is served from memory. */
export const startShop = async (): Promise<Shop> => {
  let version: ShopVersion = "classic";
  let visitors = 0;
  let ids = 0;
  const state = createShopState();
  const redesign = createRedesign(() => {
    ids += 1;
    return `:r${ids.toString(36)}:`;
  });
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: async (request) => {
      const known = visitorOf(request);
      const visitor = known ?? String(++visitors);
      const pages = version === "classic" ? CLASSIC : redesign;
      const visit: Visit = { visitor, url: new URL(request.url), form: await formOf(request), pages, state };
      const said = answer(visit, request.method);
      const headers = new Headers({ "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
      if (known === undefined) headers.set("set-cookie", `visitor=${visitor}; Path=/; HttpOnly; SameSite=Lax`);
      if ("markup" in said) return new Response(said.markup, { headers });
      headers.set("location", said.redirect);
      return new Response(null, { status: 303, headers });
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    get version() {
      return version;
    },
    show: (next) => {
      version = next;
    },
    close: async () => {
      await server.stop(true);
    },
  };
};
