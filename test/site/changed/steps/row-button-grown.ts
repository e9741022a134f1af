import { type ChangedPage, html } from "./page";

const rows = (cell: (name: string) => string): string =>
  `<ul>${["Ada", "Grace", "Linus"].map((name) => `<li><b>${name}</b> ${cell(name)}</li>`).join("")}</ul>`;

export const rowButtonGrown: ChangedPage = {
  name: "row-button-grown",
  steps: ["click Invite within list item Grace"],
  before: { html: html(rows((name) => `<button class="in ${name}">Invite</button>`)), truth: [".Grace"] },
  after: {
    html: html(rows((name) => `<div><div><button class="x ${name}2">Invite now</button></div></div>`)),
    truth: [".Grace2"],
  },
  must: "act",
  note: "the one button of the row says more",
};
