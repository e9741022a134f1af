import { type ChangedPage, html } from "./page";

const row = (name: string): string => `<li><span>${name}</span><button class="${name}">Open</button></li>`;
export const lastReordered: ChangedPage = {
  name: "last-reordered",
  steps: ["click last Open button"],
  before: { html: html(`<ul>${row("Alice")}${row("Bob")}${row("Carol")}</ul>`), truth: [".Carol"] },
  after: { html: html(`<ul>${row("Carol")}${row("Alice")}${row("Dave")}</ul>`), truth: [".Dave"] },
  must: "act",
  note: "the last is the last of now",
};
