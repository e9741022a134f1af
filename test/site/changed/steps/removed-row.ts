import { type ChangedPage, html } from "./page";

const row = (name: string): string => `<tr><td>${name}</td><td><button class="${name}">Delete</button></td></tr>`;
export const removedRow: ChangedPage = {
  name: "removed-row",
  steps: ["click Delete within row Bob"],
  before: { html: html(`<table>${row("Alice")}${row("Bob")}${row("Carol")}</table>`), truth: [".Bob"] },
  after: { html: html(`<table>${row("Alice")}${row("Carol")}</table>`), truth: [] },
  note: "the row is gone, others have the same button",
};
