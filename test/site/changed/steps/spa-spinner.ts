import { type ChangedPage, html, script } from "./page";

const app = script(
  `const show = (n) => { view.innerHTML = '<h1>Step ' + n + '</h1><button class="v' + n + '">Next</button>'; view.querySelector("button").onclick = () => { view.setAttribute("aria-busy", "true"); setTimeout(() => { view.removeAttribute("aria-busy"); show(n + 1) }, 300) } }; show(1)`,
);
const face = { html: html(`<div id="view"></div>${app}`), truth: [".v1", ".v2"] };
export const spaSpinner: ChangedPage = {
  name: "spa-spinner",
  steps: ["click Next", "click Next"],
  before: face,
  after: face,
  times: 2,
  note: "no request at all; the view says aria-busy for 300 ms before it changes",
};
