import { type ChangedPage, html } from "./page";

export const otherInPlace: ChangedPage = {
  name: "other-in-place",
  steps: ["click Save"],
  before: {
    html: html(`<form aria-label="Account"><button type="button" id="main" class="primary">Save</button></form>`),
    truth: ["#main"],
  },
  after: {
    html: html(`<form aria-label="Account"><button type="button" id="main" class="primary">Delete</button></form>`),
    truth: [],
  },
  note: "another button with its id, class and place",
};
