import { type ChangedPage, html } from "./page";

export const wordingBasket: ChangedPage = {
  name: "wording-basket",
  steps: ["click Basket (2)"],
  before: {
    html: html(
      `<header><nav aria-label="Shop"><a href="#home">Home</a><a href="#cart" class="item">Basket (2)</a><a href="#help">Help</a></nav></header>`,
    ),
    truth: ["[href='#cart']"],
  },
  after: {
    html: html(
      `<header><nav aria-label="Shop"><a href="#home">Home</a><a href="#cart" class="item">Shopping cart (2)</a><a href="#help">Help</a></nav></header>`,
    ),
    truth: ["[href='#cart']"],
  },
  must: "act",
  note: "the link is called by words that mean the same, and leads where it did",
};
