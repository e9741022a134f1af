import { type ChangedPage, html } from "./page";

const row = (name: string): string => `<li><span>${name}</span> <a href="#${name}" class="${name}">Open</a></li>`;
const many = Array.from({ length: 50 }, (_, at) => row(`Item${at}`)).join("");
export const listGrown: ChangedPage = {
  name: "list-grown",
  steps: ["click Open within list item Bob", "click Open near Carol"],
  before: { html: html(`<ul>${row("Alice")}${row("Bob")}${row("Carol")}</ul>`), truth: [".Bob", ".Carol"] },
  after: { html: html(`<ul>${many}${row("Alice")}${row("Bob")}${row("Carol")}</ul>`), truth: [".Bob", ".Carol"] },
  must: "act",
  note: "50 more before it",
};
