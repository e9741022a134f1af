import { type ChangedPage, html } from "./page";

export const wordingSearchBare: ChangedPage = {
  name: "wording-search-bare",
  steps: ["click Search"],
  before: {
    html: html(
      `<header><form aria-label="Search the shop"><input aria-label="Words" name="q"><button type="button" id="s1" class="go">Search</button></form></header><main><h1>Shop</h1><p>Text</p></main>`,
    ),
    truth: [".go"],
  },
  after: {
    html: html(
      `<header><form aria-label="Search the shop"><input aria-label="Words" name="q"><button type="button" class="go">Find</button></form></header><main><h1>Shop</h1><p>Text</p></main>`,
    ),
    truth: [".go"],
  },
  must: "act",
  note: "the button is called by a word that means the same, and has lost its id",
};
