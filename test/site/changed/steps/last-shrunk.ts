import { type ChangedPage, html } from "./page";

const row = (name: string): string => `<li><span>${name}</span><button class="${name}">Open</button></li>`;
export const lastShrunk: ChangedPage = {
  name: "last-shrunk",
  steps: ["click 3rd Open button"],
  before: { html: html(`<ul>${row("Alice")}${row("Bob")}${row("Carol")}</ul>`), truth: [".Carol"] },
  after: { html: html(`<ul>${row("Alice")}${row("Carol")}</ul>`), truth: [] },
  note: "there is no third any more",
};
