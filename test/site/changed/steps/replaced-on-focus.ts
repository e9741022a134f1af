import { type ChangedPage, html, script } from "./page";

const swap = script(
  `form.addEventListener("focusin", () => { if (window.done) return; window.done = 1; form.innerHTML = '<label>Amount <input id="amount"></label><label>Comment <input id="comment"></label>' })`,
);
export const replacedOnFocus: ChangedPage = {
  name: "replaced-on-focus",
  steps: ["fill Comment with hello"],
  before: {
    html: html(
      `<form id="form"><label>Comment <input id="comment"></label><label>Amount <input id="amount"></label></form>`,
    ),
    truth: ["#comment"],
  },
  after: {
    html: html(
      `<form id="form"><label>Comment <input id="comment"></label><label>Amount <input id="amount"></label></form>${swap}`,
    ),
    truth: ["#comment"],
  },
  times: 2,
  value: "hello",
  note: "the form is built anew when a field takes the focus",
};
