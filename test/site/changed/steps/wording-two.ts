import { type ChangedPage, html } from "./page";

export const wordingTwo: ChangedPage = {
  name: "wording-two",
  steps: ["click Search"],
  before: {
    html: html(
      `<form aria-label="Shop"><input aria-label="Words"><button type="button" class="go">Search</button></form>`,
    ),
    truth: [".go"],
  },
  after: {
    html: html(
      `<form aria-label="Shop"><input aria-label="Words"><button type="button" class="go">Find</button><button type="button" class="go">Look up</button></form>`,
    ),
    truth: [],
  },
  note: "two buttons are called by words that mean the same",
};
