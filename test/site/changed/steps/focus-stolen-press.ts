import { type ChangedPage, html, script } from "./page";

const thief = script(`setInterval(() => danger.focus(), 1)`);
export const focusStolenPress: ChangedPage = {
  name: "focus-stolen-press",
  steps: ["press Enter on Search"],
  before: {
    html: html(`<input id="search" aria-label="Search"><button id="danger">Delete all</button>`),
    truth: ["#search"],
  },
  after: {
    html: html(`<input id="search" aria-label="Search"><button id="danger">Delete all</button>${thief}`),
    truth: ["#search"],
  },
  times: 3,
  note: "a button takes the focus all the time: Enter would press it",
};
