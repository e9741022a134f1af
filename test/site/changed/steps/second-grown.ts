import { type ChangedPage, html } from "./page";

const row = (name: string): string => `<li><span>${name}</span><button class="${name}">Open</button></li>`;
export const secondGrown: ChangedPage = {
  name: "second-grown",
  steps: ["click 2nd Open button"],
  before: { html: html(`<ul>${row("Alice")}${row("Bob")}</ul>`), truth: [".Bob"] },
  after: { html: html(`<ul>${row("Zed")}${row("Alice")}${row("Bob")}</ul>`), truth: [".Alice"] },
  must: "act",
  note: "one more before it: the second is another one",
};
