import { type ChangedPage, html } from "./page";

export const removed: ChangedPage = {
  name: "removed",
  steps: ["click Save"],
  before: { html: html(`<button id="save">Save</button><button id="as">Save as template</button>`), truth: ["#save"] },
  after: { html: html(`<button id="as">Save as template</button>`), truth: [] },
  note: "it is gone, and a longer name that begins with its own is left",
};
