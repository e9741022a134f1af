import { type ChangedPage, html, script } from "./page";

const app = script(
  `save.onclick = async () => { await fetch("expectation-stale/data"); state.textContent = "Failed" }`,
);
const good = script(
  `save.onclick = async () => { await fetch("expectation-stale/data"); state.textContent = "Saved" }`,
);
const routes = { data: { body: "{}", type: "application/json", delayMs: 300 } };
export const expectationStale: ChangedPage = {
  name: "expectation-stale",
  steps: ["click Save", 'expect text "Saved" is visible', "click Go on"],
  before: {
    html: html(`<p id="state">Saved</p><button id="save">Save</button><button id="done">Go on</button>${good}`),
    routes,
    truth: ["#save", "#done"],
  },
  after: {
    html: html(`<p id="state">Saved</p><button id="save">Save</button><button id="done">Go on</button>${app}`),
    routes,
    truth: ["#save"],
  },
  note: "what is expected stands there from before and goes away 300 ms later",
};
