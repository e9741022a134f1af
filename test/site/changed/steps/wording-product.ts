import { type ChangedPage, html } from "./page";

export const wordingProduct: ChangedPage = {
  name: "wording-product",
  steps: ["click Laundry basket"],
  before: {
    html: html(
      `<ul class="shop"><li><a href="/p/1" class="item">Laundry basket</a></li><li><a href="/p/2" class="item">Towel</a></li></ul>`,
    ),
    truth: [".item:first-child"],
  },
  after: {
    html: html(
      `<ul class="shop"><li><a href="/p/1" class="item">Laundry cart</a></li><li><a href="/p/2" class="item">Towel</a></li></ul>`,
    ),
    truth: [],
  },
  note: "a basket on sale is no shopping cart",
};
