import { type ChangedPage, html } from "./page";

export const overlay: ChangedPage = {
  name: "overlay",
  steps: ["click Save"],
  before: { html: html(`<button id="save">Save</button>`), truth: ["#save"] },
  after: {
    html: html(`<button id="save">Save</button><div id="lid" style="position:fixed;inset:0;background:#0008"></div>`),
    truth: [],
  },
  note: "something lies over the whole page and stays",
};
