import { type ChangedPage, html } from "./page";

export const onlyFieldGone: ChangedPage = {
  name: "only-field-gone",
  steps: ["fill Search with tape"],
  before: {
    html: html(`<header><input class="a" placeholder="Search"></header><main><input placeholder="Your name"></main>`),
    truth: [".a"],
  },
  after: { html: html(`<main><p>Who are you?</p><input class="n" placeholder="Your name"></main>`), truth: [] },
  note: "the field is gone, another is left",
};
