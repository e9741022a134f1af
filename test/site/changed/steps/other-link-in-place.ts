import { type ChangedPage, html } from "./page";

export const otherLinkInPlace: ChangedPage = {
  name: "other-link-in-place",
  steps: ["click Version 2"],
  before: {
    html: html(`<ul><li><a href="#v1">Version 1</a></li><li><a href="#v2" id="two">Version 2</a></li></ul>`),
    truth: ["#two"],
  },
  after: {
    html: html(`<ul><li><a href="#v1">Version 1</a></li><li><a href="#v3" id="two">Version 3</a></li></ul>`),
    truth: [],
  },
  note: "numbered links: the one that was meant is gone",
};
