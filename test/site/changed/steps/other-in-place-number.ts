import { type ChangedPage, html } from "./page";

export const otherInPlaceNumber: ChangedPage = {
  name: "other-in-place-number",
  steps: ["click Pay 10 EUR"],
  before: { html: html(`<div><button id="pay" class="primary">Pay 10 EUR</button></div>`), truth: ["#pay"] },
  after: { html: html(`<div><button id="pay" class="primary">Pay 9000 EUR</button></div>`), truth: [] },
  note: "the number that was written in the step is another one",
};
