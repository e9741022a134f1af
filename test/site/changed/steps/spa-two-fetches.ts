import { type ChangedPage, html, script } from "./page";

const app = script(
  `const show = (n) => { view.innerHTML = '<h1>Step ' + n + '</h1><button class="v' + n + '">Next</button>'; view.querySelector("button").onclick = async () => { await fetch("spa-two-fetches/data?a"); await new Promise((r) => setTimeout(r, 60)); await fetch("spa-two-fetches/data?b"); show(n + 1) } }; show(1)`,
);
const face = {
  html: html(`<div id="view"></div>${app}`),
  routes: { data: { body: "{}", type: "application/json", delayMs: 150 } },
  truth: [".v1", ".v2"],
};
export const spaTwoFetches: ChangedPage = {
  name: "spa-two-fetches",
  steps: ["click Next", "click Next"],
  before: face,
  after: face,
  times: 2,
  note: "two requests after one another with 60 ms between them",
};
