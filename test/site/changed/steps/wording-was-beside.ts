import { type ChangedPage, html } from "./page";

export const wordingWasBeside: ChangedPage = {
  name: "wording-was-beside",
  steps: ["click Delete"],
  before: {
    html: html(
      `<div class="bar"><button class="act" id="a">Delete</button><button class="act" id="b">Remove</button></div>`,
    ),
    truth: ["#a"],
  },
  after: { html: html(`<div class="bar"><button class="act" id="b">Remove</button></div>`), truth: [] },
  note: "it is gone; what stood beside it is called by a word that means the same",
};
