import { type ChangedPage, html, script } from "./page";

const app = script(
  `const show = (n) => { view.innerHTML = '<h1>Step ' + n + '</h1><button class="v' + n + '">Next</button>'; view.querySelector("button").onclick = () => setTimeout(() => show(n + 1), 150) }; show(1)`,
);
const face = { html: html(`<div id="view"></div>${app}`), truth: [".v1", ".v2"] };
export const spaTimer: ChangedPage = {
  name: "spa-timer",
  steps: ["click Next", "click Next"],
  before: face,
  after: face,
  times: 2,
  note: "no request and no sign at all: the view changes after 150 ms",
};
