import { type ChangedPage, html } from "./page";

export const negatedTwin: ChangedPage = {
  name: "negated-twin",
  steps: ["click Subscribe to news"],
  before: { html: html(`<button id="yes">Subscribe to news</button>`), truth: ["#yes"] },
  after: { html: html(`<button id="no">Do not subscribe to news</button>`), truth: [] },
  note: "only the negation of it is left",
};
