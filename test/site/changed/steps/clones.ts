import { type ChangedPage, html, script } from "./page";

const clone = script(
  `setInterval(() => { const old = document.getElementById("save"); old.replaceWith(old.cloneNode(true)); }, 40)`,
);
export const clones: ChangedPage = {
  name: "clones",
  steps: ["click Save", "fill Name with Ada"],
  before: { html: html(`<button id="save">Save</button><label>Name <input id="n"></label>`), truth: ["#save", "#n"] },
  after: {
    html: html(`<button id="save">Save</button><label>Name <input id="n"></label>${clone}`),
    truth: ["#save", "#n"],
  },
  must: "act",
  times: 2,
  note: "the button is replaced by its clone every 40 ms",
};
