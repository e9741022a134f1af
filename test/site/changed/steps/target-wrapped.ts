import { type ChangedPage, html } from "./page";

export const targetWrapped: ChangedPage = {
  name: "target-wrapped",
  steps: ["click Save"],
  before: {
    html: html(`<form aria-label="Account"><input aria-label="Name"><button type="button">Save</button></form>`),
    truth: ["button"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><input aria-label="Name"><div class="actions"><span><button type="button">Save</button></span></div></form>`,
    ),
    truth: ["button"],
  },
  must: "act",
  note: "the button is wrapped in two more boxes",
};
