import { type ChangedPage, html, script } from "./page";

const app = script(
  `const show = (n) => { view.innerHTML = '<h1>Step ' + n + '</h1><button class="v' + n + '">Next</button>'; view.querySelector("button").onclick = async () => { await fetch("spa-fetch/data"); show(n + 1) } }; show(1)`,
);
const face = {
  html: html(`<div id="view"></div>${app}`),
  routes: { data: { body: "{}", type: "application/json", delayMs: 300 } },
  truth: [".v1", ".v2", ".v3"],
};
export const spaFetch: ChangedPage = {
  name: "spa-fetch",
  steps: ["click Next", "click Next", "expect heading Step 3 is visible", "click Next"],
  before: face,
  after: face,
  must: "act",
  times: 2,
  note: "the old view stays for 300 ms while data comes; every view has a Next",
};
