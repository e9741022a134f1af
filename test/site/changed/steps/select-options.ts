import { type ChangedPage, html } from "./page";

const list = (names: readonly string[]): string =>
  `<label>Country <select id="c">${names.map((name, at) => `<option value="${at}">${name}</option>`).join("")}</select></label>`;
export const selectOptions: ChangedPage = {
  name: "select-options",
  steps: ["select Niger from Country"],
  before: { html: html(list(["France", "Niger", "Nigeria"])), truth: ["#c"] },
  after: { html: html(list(["France", "Nigeria", "Chad"])), truth: [] },
  note: "the option is gone, a longer one is left: an option is refused before the list is touched",
};
