import { type ChangedPage, html } from "./page";

export const otherInPlaceSharedWord: ChangedPage = {
  name: "other-in-place-shared-word",
  steps: ["click Archive project"],
  before: {
    html: html(
      `<form aria-label="Danger"><button type="button" id="main" class="primary">Archive project</button></form>`,
    ),
    truth: ["#main"],
  },
  after: {
    html: html(
      `<form aria-label="Danger"><button type="button" id="main" class="primary">Delete project</button></form>`,
    ),
    truth: [],
  },
  note: "another button in its place that shares a word with it",
};
