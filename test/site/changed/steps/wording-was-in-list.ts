import { type ChangedPage, html } from "./page";

export const wordingWasInList: ChangedPage = {
  name: "wording-was-in-list",
  steps: ["click Choose"],
  before: {
    html: html(
      `<main><h1>Files</h1><ul><li><a href="#x">New</a></li><li><a href="#y">Choose</a></li><li><a href="#z">Print</a></li><li><a href="#w">Select</a></li></ul></main>`,
    ),
    truth: ["[href='#y']"],
  },
  after: {
    html: html(
      `<main><h1>Files</h1><ul><li><a href="#x">New</a></li><li><a href="#z">Print</a></li><li><a href="#w">Select</a></li></ul></main>`,
    ),
    truth: [],
  },
  note: "it is gone; further on in the list there always was one that is called by a word that means the same",
};
