import { type ChangedPage, html, script } from "./page";

const app = script(
  `const state = { First: "", Last: "" }; const show = (focus) => { form.innerHTML = Object.keys(state).map((k) => '<label>' + k + ' name <input class="' + k + '"></label>').join(""); for (const k in state) { const input = form.querySelector("." + k); input.value = state[k]; input.oninput = () => { const at = input.selectionStart; state[k] = input.value; show(k); } } if (focus) { const f = form.querySelector("." + focus); f.focus(); f.setSelectionRange(f.value.length, f.value.length) } }; show()`,
);
const face = { html: html(`<form id="form"></form>${app}`), truth: [".First", ".Last"] };
export const controlled: ChangedPage = {
  name: "controlled",
  steps: ["type Ada into First name", "fill Last name with Lovelace"],
  before: face,
  after: face,
  must: "act",
  value: "Lovelace",
  times: 2,
  note: "the form is built anew at every keystroke",
};
