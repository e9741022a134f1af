import { type ChangedPage, html } from "./page";

const one = html(`<a class="one" href="#" onmousedown="location.href = '/changed/mousedown-navigates/two'">Next</a>`);
const two = html(`<a class="two" href="/changed/mousedown-navigates/three">Next</a><h1>Two</h1>`);
const face = {
  html: one,
  routes: { two: { body: two }, three: { body: html("<h1>Three</h1>") } },
  truth: [".one"],
  presses: 1,
};
export const mousedownNavigates: ChangedPage = {
  name: "mousedown-navigates",
  steps: ["click Next", "expect heading Two is visible"],
  before: face,
  after: face,
  must: "act",
  times: 3,
  note: "it navigates as soon as the mouse is down, the next page has a Next as well",
};
