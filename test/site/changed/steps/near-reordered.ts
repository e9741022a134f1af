import { type ChangedPage, html } from "./page";

const line = (name: string, at: number): string =>
  `<p><span>${name}</span> <button id="b${at}" class="${name}">Remove</button></p>`;
export const nearReordered: ChangedPage = {
  name: "near-reordered",
  steps: ["click Remove near Bob"],
  before: { html: html(`<div>${line("Alice", 0)}${line("Bob", 1)}</div>`), truth: [".Bob"] },
  after: { html: html(`<div>${line("Bob", 0)}${line("Alice", 1)}</div>`), truth: [".Bob"] },
  note: "near a text that moved, ids by position",
};
