import { type ChangedPage, html } from "./page";

const one = html(
  `<h1>One</h1><button class="one" onclick="setTimeout(() => { location.href = '/changed/navigation-by-timer/two' }, 60)">Next</button>`,
);
const two = html(`<h1>Two</h1><a class="two" href="/changed/navigation-by-timer/three">Next</a>`);
const face = {
  html: one,
  routes: { two: { body: two, delayMs: 500 }, three: { body: html("<h1>Three</h1>") } },
  truth: [".one", ".two"],
};
export const navigationByTimer: ChangedPage = {
  name: "navigation-by-timer",
  steps: ["click Next", "click Next", "expect heading Three is visible"],
  before: face,
  after: face,
  times: 2,
  note: "a script navigates 60 ms after the click",
};
