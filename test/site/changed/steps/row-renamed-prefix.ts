import { type ChangedPage, html } from "./page";

const row = (name: string): string => `<tr><td>${name}</td><td><button id="del" class="x">Delete</button></td></tr>`;
export const rowRenamedPrefix: ChangedPage = {
  name: "row-renamed-prefix",
  steps: ["click Delete within row Invoice 41"],
  before: { html: html(`<table>${row("Invoice 41")}</table>`), truth: ["#del"] },
  after: { html: html(`<table>${row("Invoice 42")}</table>`), truth: [] },
  note: "the row has another number: the only difference",
};
