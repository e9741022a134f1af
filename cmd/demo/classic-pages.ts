import { CLASSIC_STYLE } from "./classic-style";
import { type Html, html, trusted } from "./html";
import { LISTBOX_SCRIPT } from "./listbox-script";
import { ART } from "./shop-art";
import { DELIVERIES, type Product, pounds, SIZES } from "./shop-goods";
import type { Frame, ShopPages } from "./shop-pages";
import { type BasketLine, totalOf } from "./shop-state";

const page = (frame: Frame, title: string, content: Html): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title} - Harbour Goods</title><link rel="icon" href="data:,">
<style>${trusted(CLASSIC_STYLE)}</style></head><body>
<div class="topline">Free delivery on orders over £150</div>
<header>
  <div class="masthead">
    <a class="brand" id="brand" href="/">Harbour Goods<small>Since 1871</small></a>
    <form class="search-form" id="search-form" action="/search" role="search">
      <label for="search-box">Search the shop</label>
      <input id="search-box" name="q" type="search" autocomplete="off" value="${frame.searched}">
      <button class="button" id="search-button">Search</button>
    </form>
    <a class="basket-link" id="basket-link" href="/basket">Basket (${frame.count})</a>
  </div>
  <nav class="main-nav" aria-label="Shop"><ul>
    <li><a id="nav-new" href="/new">New</a></li>
    <li><a id="nav-all" href="/all">All goods</a></li>
    <li><a id="nav-renew" href="/membership">Renew membership</a></li>
  </ul></nav>
</header>
<main id="content">${content}</main>
<footer>Harbour Goods is a make-believe shop that comes with pacts. Nothing is sold here.</footer>
${LISTBOX_SCRIPT}</body></html>`;

const card = (product: Product): Html => html`<article class="card">
  <div class="art">${ART[product.art]}</div>
  <h3><a id="product-${product.slug}" href="/product/${product.slug}">${product.name}</a></h3>
  <p>${product.line}</p><div class="price">${pounds(product.price)}</div>
</article>`;

const cards = (goods: readonly Product[]): Html => html`<div class="goods">${goods.map(card)}</div>`;

const lineOf = (line: BasketLine): string => `${line.quantity} × ${line.product.name}, ${line.size}`;

const deliveryRow = html`<div class="row"><label for="delivery">Delivery</label><div class="combo">
  <input id="delivery" role="combobox" readonly aria-haspopup="listbox" aria-expanded="false" aria-controls="delivery-list" data-field="delivery-value" value="${DELIVERIES[0]}">
  <input id="delivery-value" type="hidden" name="delivery" value="${DELIVERIES[0]}">
  <ul id="delivery-list" role="listbox" aria-label="Delivery" hidden>${DELIVERIES.map(
    (name, at) => html`<li role="option" aria-selected="${at === 0 ? "true" : "false"}">${name}</li>`,
  )}</ul></div></div>`;

const buyForm = (product: Product): Html => html`<form class="buy" id="buy-form" method="post" action="/basket">
  <input type="hidden" name="slug" value="${product.slug}">
  <div class="row"><label for="size">Size</label><select id="size" name="size">
    <option value="">Please choose</option>${SIZES.map((size) => html`<option>${size}</option>`)}</select></div>
  ${deliveryRow}
  <div class="row"><label for="quantity">Quantity</label><input id="quantity" name="quantity" type="number" min="1" max="9" value="1"></div>
  <div class="row"><span></span><label><input id="gift-wrap" name="gift" type="checkbox" value="yes"> Gift wrap (£3.50)</label></div>
  <div class="buttons">
    <button class="button primary" id="add-to-basket" name="do" value="add">Add to basket</button>
    <button class="button" id="add-to-wish-list" name="do" value="wish" formnovalidate>Add to wish list</button>
  </div>
</form>`;

/** The shop as it was when the requirement was written. */
export const CLASSIC: ShopPages = {
  home: (frame, goods) =>
    page(
      frame,
      "Welcome",
      html`<div class="hero"><div><h1>Made for weather</h1><p>Wool, brass, canvas and enamel from small makers along the coast. Things that last longer than the winter.</p></div>${ART.anchor}</div>
      <h2>From the quay</h2>${cards(goods)}`,
    ),
  list: (frame, title, goods) =>
    page(
      frame,
      title,
      html`<h1>${title}</h1><p>${goods.length} ${goods.length === 1 ? "article" : "articles"}</p>${cards(goods)}`,
    ),
  product: (frame, product, wished) =>
    page(
      frame,
      product.name,
      html`${wished && html`<div class="notice" role="status">Added to your wish list.</div>`}
      <div class="product"><div class="art">${ART[product.art]}</div>
      <div><h1>${product.name}</h1><p>${product.line}</p><div class="price">${pounds(product.price)}</div><p>${product.story}</p>${buyForm(product)}</div></div>`,
    ),
  basket: (frame, lines) =>
    page(
      frame,
      "Your basket",
      lines.length === 0
        ? html`<h1>Your basket</h1><p>Nothing in it yet. <a href="/all">Look around</a></p>`
        : html`<h1>Your basket</h1>
      <table id="basket-table"><thead><tr><th>Article</th><th>Delivery</th><th>Gift wrap</th><th>Price</th></tr></thead><tbody>${lines.map(
        (line) =>
          html`<tr><td>${lineOf(line)}</td><td>${line.delivery}</td><td>${line.gift ? "Yes" : "No"}</td><td>${pounds(totalOf([line]))}</td></tr>`,
      )}</tbody></table>
      <p class="price" id="basket-total">Total ${pounds(totalOf(lines))}</p>
      <form class="buttons" action="/checkout"><a class="button" href="/all" style="text-decoration:none">Continue shopping</a><button class="button primary" id="checkout-button">Go to checkout</button></form>`,
    ),
  checkout: (frame, lines, complaint) =>
    page(
      frame,
      "Checkout",
      html`<h1>Checkout</h1>${complaint !== undefined && html`<div class="complaint" role="alert">${complaint}</div>`}
      <div class="checkout"><form class="buy" id="checkout-form" method="post" action="/order">
        <div class="row wide"><label for="full-name">Full name</label><input id="full-name" name="name" required></div>
        <div class="row wide"><label for="email">Email</label><input id="email" name="email" type="email" required></div>
        <div class="row wide"><label for="confirm-email">Confirm email</label><input id="confirm-email" name="email_confirm" type="email" required></div>
        <div class="buttons"><button class="button" id="apply-voucher" type="button">Use a voucher</button><button class="button primary" id="place-order">Place order</button></div>
      </form><aside class="summary" aria-label="Summary"><h2>Summary</h2>${lines.map((line) => html`<p>${lineOf(line)}</p>`)}<p class="price">Total ${pounds(totalOf(lines))}</p></aside></div>`,
    ),
  order: (frame, order) =>
    page(
      frame,
      "Thank you",
      html`<div class="thanks">${ART.anchor}<h1>Thank you, ${order.name}</h1><p>Order number <strong id="order-number">${order.number}</strong></p>
      <p>${order.lines.map((line) => html`${lineOf(line)}. `)}We write to ${order.email} when it leaves the harbour.</p></div>`,
    ),
  membership: (frame) =>
    page(
      frame,
      "Renew membership",
      html`<h1>Renew membership</h1><p>Members of the harbour club pay no postage. Yours runs until spring.</p>`,
    ),
  missing: (frame) => page(frame, "Not found", html`<h1>Lost at sea</h1><p>There is nothing at this address.</p>`),
};
