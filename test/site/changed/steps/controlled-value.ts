import { type ChangedPage, html, script } from "./page";

const app = script(
  `const state = { v: "" }; const show = () => { form.innerHTML = '<label>Comment <input class="c"></label>'; const input = form.querySelector("input"); input.value = state.v; input.oninput = () => { state.v = input.value; show(); form.querySelector("input").focus() } }; show()`,
);
const face = { html: html(`<form id="form"></form>${app}`), truth: [".c"] };
export const controlledValue: ChangedPage = {
  name: "controlled-value",
  steps: ["type hello into Comment", "expect value of Comment is hello"],
  before: { html: html(`<form id="form"><label>Comment <input class="c"></label></form>`), truth: [".c"] },
  after: face,
  note: "built anew at every keystroke, the caret back at the start: what is typed must arrive whole or be told",
};
