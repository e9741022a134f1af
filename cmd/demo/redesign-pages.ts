import { type Html, html, trusted } from "./html";
import { LISTBOX_SCRIPT } from "./listbox-script";
import { REDESIGN_STYLE } from "./redesign-style";
import { ART } from "./shop-art";
import { DELIVERIES, type Product, pounds, SIZES } from "./shop-goods";
import type { Frame, ShopPages } from "./shop-pages";
import { type BasketLine, totalOf } from "./shop-state";

/** Ids as component frameworks make them: new ones in every page. */
type NewId = () => string;

const page = (frame: Frame, id: NewId, title: string, content: Html): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} | Harbour Goods</title><link rel="icon" href="data:,">
<style>${trusted(REDESIGN_STYLE)}</style></head><body><div id="app"><div class="hg-shell">
<div class="hg-bar"><div class="hg-bar-in">
  <a class="hg-logo" href="/" aria-label="Harbour Goods">${ART.anchor}<span>Harbour Goods</span></a>
  <nav class="hg-menu" aria-label="Main">
    <a class="hg-menu-item" id="${id()}" href="/membership">Renew membership</a>
    <a class="hg-menu-item" id="${id()}" href="/all">Everything</a>
    <a class="hg-menu-item" id="${id()}" href="/new">New</a>
  </nav>
  <div class="hg-find"><form action="/search" role="search">
    <input class="hg-find-in" id="${id()}" name="q" type="search" placeholder="Search the shop" autocomplete="off" value="${frame.searched}">
    <button class="hg-find-go" aria-label="Find">→</button></form></div>
  <a class="hg-bag" id="${id()}" href="/basket">Bag · ${frame.count}</a>
</div></div>
<div class="hg-page" role="main">${content}</div>
<div class="hg-foot">Harbour Goods is a make-believe shop that comes with pacts. Nothing is sold here.</div>
</div></div>
${LISTBOX_SCRIPT}</body></html>`;

const tile = (
  product: Product,
): Html => html`<li class="hg-cell" style="list-style:none"><a class="hg-tile" href="/product/${product.slug}">
  <div class="hg-pic">${ART[product.art]}</div><em>${pounds(product.price)}</em><strong>${product.name}</strong><span>${product.line}</span></a></li>`;

const grid = (goods: readonly Product[]): Html => html`<ul class="hg-grid" style="padding:0">${goods.map(tile)}</ul>`;

const lineOf = (line: BasketLine): string => `${line.quantity} × ${line.product.name}, ${line.size}`;

const field = (id: string, caption: string, control: Html): Html =>
  html`<div class="hg-field"><label class="hg-cap" for="${id}">${caption}</label>${control}</div>`;

const deliveryField = (id: NewId): Html => {
  const [caption, list, value] = [id(), id(), id()];
  return html`<div class="hg-field"><span class="hg-cap" id="${caption}">Delivery</span>
    <button class="hg-in" type="button" role="combobox" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="${caption}" aria-controls="${list}" data-field="${value}">${DELIVERIES[0]}</button>
    <input type="hidden" id="${value}" name="delivery" value="${DELIVERIES[0]}">
    <div class="hg-pop" id="${list}" role="listbox" aria-labelledby="${caption}" hidden>${DELIVERIES.map(
      (name, at) => html`<div role="option" aria-selected="${at === 0 ? "true" : "false"}">${name}</div>`,
    )}</div></div>`;
};

const STEPPER = "const f=this.parentNode.querySelector('input');f[this.dataset.go]()";

const buyForm = (product: Product, id: NewId): Html => {
  const [size, count] = [id(), id()];
  return html`<form method="post" action="/basket"><input type="hidden" name="slug" value="${product.slug}">
  ${field(
    size,
    "Your size",
    html`<select class="hg-in" id="${size}" name="size"><option value="">Choose one</option>${SIZES.map((name) => html`<option>${name}</option>`)}</select>`,
  )}
  ${field(
    count,
    "Quantity",
    html`<div class="hg-steps"><button class="hg-step" type="button" aria-label="One less" data-go="stepDown" onclick="${STEPPER}">−</button><input class="hg-in" id="${count}" name="quantity" type="number" min="1" max="9" value="1"><button class="hg-step" type="button" aria-label="One more" data-go="stepUp" onclick="${STEPPER}">+</button></div>`,
  )}
  ${deliveryField(id)}
  <label class="hg-switch"><input class="hg-hide" name="gift" type="checkbox" value="yes"><i></i><span>Gift wrap (£3.50)</span></label>
  <div class="hg-actions">
    <button class="hg-go quiet" name="do" value="wish" formnovalidate>Add to wish list</button>
    <button class="hg-go" name="do" value="add">Add to basket</button>
  </div></form>`;
};

const checkoutForm = (id: NewId): Html => {
  const [email, again] = [id(), id()];
  return html`<form method="post" action="/order">
    <div class="hg-field"><input class="hg-in" id="${id()}" name="name" placeholder="Full name" required></div>
    ${field(email, "Email address", html`<input class="hg-in" id="${email}" name="email" type="email" required>`)}
    ${field(again, "Confirm email address", html`<input class="hg-in" id="${again}" name="email_confirm" type="email" required>`)}
    <div class="hg-actions"><button class="hg-go" id="${id()}">Place order</button><button class="hg-go quiet" type="button">Use a voucher</button></div>
  </form>`;
};

/** The shop after its redesign. `newId` answers another id at each call. */
export const createRedesign = (newId: NewId): ShopPages => {
  const wrap = (frame: Frame, title: string, content: Html): Html => page(frame, newId, title, content);
  return {
    home: (frame, goods) =>
      wrap(
        frame,
        "Welcome",
        html`<div class="hg-splash"><h1>Made for weather</h1><p>Wool, brass, canvas and enamel<br>from small makers along the coast.</p>${ART.anchor}</div><h2>Fresh off the boat</h2>${grid(goods)}`,
      ),
    list: (frame, title, goods) => wrap(frame, title, html`<h1>${title}</h1>${grid(goods)}`),
    product: (frame, product, wished) =>
      wrap(
        frame,
        product.name,
        html`${wished && html`<div class="hg-say" role="status">Added to your wish list.</div>`}
        <div class="hg-two"><section class="hg-panel"><h1>${product.name}</h1><p>${product.line}</p><div class="hg-cost">${pounds(product.price)}</div>${buyForm(product, newId)}</section>
        <section><div class="hg-big">${ART[product.art]}</div><p>${product.story}</p></section></div>`,
      ),
    basket: (frame, lines) =>
      wrap(
        frame,
        "Your bag",
        lines.length === 0
          ? html`<h1>Your bag</h1><p>Nothing in it yet.</p>`
          : html`<div class="hg-panel"><h1>Your bag</h1>${lines.map(
              (line) =>
                html`<div class="hg-line"><div><strong>${lineOf(line)}</strong><small>${line.delivery}${line.gift && ", gift wrapping"}</small></div><div>${pounds(totalOf([line]))}</div></div>`,
            )}<div class="hg-cost">Total ${pounds(totalOf(lines))}</div>
            <div class="hg-actions"><a class="hg-go" href="/checkout">Go to checkout</a><a class="hg-go quiet" href="/all">Keep looking</a></div></div>`,
      ),
    checkout: (frame, lines, complaint) =>
      wrap(
        frame,
        "Checkout",
        html`<div class="hg-two"><section class="hg-panel"><h1>Checkout</h1><br>${complaint !== undefined && html`<div class="hg-say" role="alert">${complaint}</div>`}${checkoutForm(newId)}</section>
        <section class="hg-panel"><h2>In your bag</h2>${lines.map((line) => html`<div class="hg-line"><span>${lineOf(line)}</span></div>`)}<div class="hg-cost">Total ${pounds(totalOf(lines))}</div></section></div>`,
      ),
    order: (frame, order) =>
      wrap(
        frame,
        "Thank you",
        html`<div class="hg-panel hg-end">${ART.anchor}<h1>Thank you, ${order.name}</h1><p>Order number <b>${order.number}</b></p><p>We write to ${order.email} when it leaves the harbour.</p></div>`,
      ),
    membership: (frame) =>
      wrap(
        frame,
        "Renew membership",
        html`<h1>Renew membership</h1><p>Members of the harbour club pay no postage.</p>`,
      ),
    missing: (frame) => wrap(frame, "Not found", html`<h1>Lost at sea</h1><p>There is nothing at this address.</p>`),
  };
};
