import { type ChangedPage, html } from "./page";

export const movingOnHover: ChangedPage = {
  name: "moving-on-hover",
  steps: ["click Save"],
  before: { html: html(`<button id="save">Save</button>`), truth: ["#save"] },
  after: {
    html: html(
      `<style>#save{position:absolute;left:20px;top:40px;transition:left .2s}#save:hover{left:200px}#wipe{position:absolute;left:20px;top:40px;z-index:-1}</style><button id="save">Save</button><button id="wipe">Wipe</button>`,
    ),
    truth: ["#save"],
  },
  times: 2,
  note: "it runs away from the mouse and uncovers another",
};
