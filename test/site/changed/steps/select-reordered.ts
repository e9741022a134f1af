import { type ChangedPage, html } from "./page";

const list = (names: readonly string[]): string =>
  `<label>Country <select id="c">${names.map((name) => `<option value="${name}">${name}</option>`).join("")}</select></label>`;
export const selectReordered: ChangedPage = {
  name: "select-reordered",
  steps: ["select Niger from Country"],
  before: { html: html(list(["France", "Niger", "Nigeria"])), truth: ["#c"] },
  after: { html: html(list(["Nigeria", "France", "Chad", "Niger"])), truth: ["#c"] },
  must: "act",
  value: "Niger",
  note: "options in another order",
};
