import { type ChangedPage, html } from "./page";

export const linkTargetChanged: ChangedPage = {
  name: "link-target-changed",
  steps: ["click Manual"],
  before: { html: html(`<nav><a href="#docs/manual" id="m">Manual</a></nav>`), truth: ["#m"] },
  after: { html: html(`<nav><a href="#delete-account" id="m">Manual</a></nav>`), truth: ["#m"] },
  note: "the link leads elsewhere but bears its name",
};
