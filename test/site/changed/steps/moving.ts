import { type ChangedPage, html, script } from "./page";

export const moving: ChangedPage = {
  name: "moving",
  steps: ["click Save"],
  before: { html: html(`<div style="height:200px"><button id="save">Save</button></div>`), truth: ["#save"] },
  after: {
    html: html(
      `<style>#save{position:absolute;left:0;top:50px;transition:left .8s}#save.far{left:500px}</style><button id="save">Save</button><button style="position:absolute;top:50px;left:250px;z-index:-1">Delete</button>${script(`requestAnimationFrame(() => requestAnimationFrame(() => save.classList.add("far")))`)}`,
    ),
    truth: ["#save"],
  },
  must: "act",
  times: 2,
  note: "it moves with a CSS transition over another button",
};
