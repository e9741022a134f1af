import { type ChangedPage, html } from "./page";

const row = (name: string): string => `<tr><td>${name}</td><td><button class="${name}">Open</button></td></tr>`;
export const firstReordered: ChangedPage = {
  name: "first-reordered",
  steps: ["click first Open button"],
  before: { html: html(`<table>${row("Alice")}${row("Bob")}${row("Carol")}</table>`), truth: [".Alice"] },
  after: { html: html(`<table>${row("Bob")}${row("Carol")}${row("Alice")}</table>`), truth: [".Bob"] },
  must: "act",
  note: "the first is the first of now, not the one that was the first",
};
