import { type ChangedPage, html, script } from "./page";

export const overlayPassing: ChangedPage = {
  name: "overlay-passing",
  steps: ["click Save"],
  before: { html: html(`<button id="save">Save</button>`), truth: ["#save"] },
  after: {
    html: html(
      `<button id="save">Save</button><div id="lid" style="position:fixed;inset:0;background:#0008"></div>${script("setTimeout(() => lid.remove(), 1200)")}`,
    ),
    truth: ["#save"],
  },
  must: "act",
  note: "something lies over the page for 1.2 s",
};
