import { type ChangedPage, html } from "./page";

export const wordingOtherRow: ChangedPage = {
  name: "wording-other-row",
  steps: ["click Edit within row Alice"],
  before: {
    html: html(
      `<table><tbody><tr><td>Alice</td><td><button class="act" id="a">Edit</button></td></tr><tr><td>Bob</td><td><button class="act" id="b">Change</button></td></tr></tbody></table>`,
    ),
    truth: ["#a"],
  },
  after: {
    html: html(
      `<table><tbody><tr><td>Alice</td><td></td></tr><tr><td>Bob</td><td><button class="act" id="b">Change</button></td></tr></tbody></table>`,
    ),
    truth: [],
  },
  note: "the row lost it; another row has one that is called by a word that means the same",
};
