import { type ChangedPage, html } from "./page";

export const wordingRemove: ChangedPage = {
  name: "wording-remove",
  steps: ["click Remove within row Alice"],
  before: {
    html: html(
      `<table><tbody><tr><td>Alice</td><td><button data-testid="rm-1" class="act a">Remove</button></td></tr><tr><td>Bob</td><td><button data-testid="rm-2" class="act b">Remove</button></td></tr></tbody></table>`,
    ),
    truth: [".a"],
  },
  after: {
    html: html(
      `<table><tbody><tr><td>Alice</td><td><button data-testid="rm-1" class="act a">Delete</button></td></tr><tr><td>Bob</td><td><button data-testid="rm-2" class="act b">Delete</button></td></tr></tbody></table>`,
    ),
    truth: [".a"],
  },
  must: "act",
  note: "the buttons of all rows are called by a word that means the same",
};
