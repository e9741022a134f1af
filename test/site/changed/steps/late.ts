import { type ChangedPage, html, script } from "./page";

export const late: ChangedPage = {
  name: "late",
  steps: ["click Save"],
  before: { html: html(`<div id="box"><button id="save">Save</button></div>`), truth: ["#save"] },
  after: {
    html: html(
      `<button>Save draft</button><div id="box"></div>${script(`setTimeout(() => { box.innerHTML = '<button id="save">Save</button>' }, 2000)`)}`,
    ),
    truth: ["#save"],
  },
  must: "act",
  note: "it appears after 2 s, a longer name is there at once",
};
