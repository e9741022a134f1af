import { type ChangedPage, html } from "./page";

export const renamedDestructive: ChangedPage = {
  name: "renamed-destructive",
  steps: ["click Account settings"],
  before: { html: html(`<nav><a href="#a" class="item" id="acc">Account settings</a></nav>`), truth: ["#acc"] },
  after: { html: html(`<nav><a href="#a" class="item" id="acc">Delete account settings</a></nav>`), truth: [] },
  note: "the name grew by a word that does harm",
};
