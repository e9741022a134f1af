import { type ChangedPage, html } from "./page";

const row = (name: string, at: number): string =>
  `<tr id="r${at}"><td>${name}</td><td><button id="edit-${at}" class="${name}">Edit</button></td></tr>`;
export const rowsReordered: ChangedPage = {
  name: "rows-reordered",
  steps: ["click Edit within row Bob"],
  before: { html: html(`<table>${row("Alice", 0)}${row("Bob", 1)}${row("Carol", 2)}</table>`), truth: [".Bob"] },
  after: { html: html(`<table>${row("Bob", 0)}${row("Carol", 1)}${row("Alice", 2)}</table>`), truth: [".Bob"] },
  must: "act",
  note: "rows in another order, ids by position",
};
