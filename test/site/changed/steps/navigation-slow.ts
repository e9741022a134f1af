import { type ChangedPage, html } from "./page";

const one = html(`<h1>One</h1><a class="one" href="navigation-slow/two">Next</a>`);
const two = html(`<h1>Two</h1><a class="two" href="/changed/navigation-slow/three">Next</a>`);
const face = {
  html: one,
  routes: { two: { body: two, delayMs: 800 }, three: { body: html("<h1>Three</h1>") } },
  truth: [".one", ".two"],
};
export const navigationSlow: ChangedPage = {
  name: "navigation-slow",
  steps: ["click Next", "click Next", "expect heading Three is visible"],
  before: face,
  after: face,
  must: "act",
  times: 2,
  note: "the next page comes after 800 ms; both have a Next",
};
