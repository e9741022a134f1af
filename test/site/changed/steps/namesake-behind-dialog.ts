import { type ChangedPage, html, script } from "./page";

const page = (inside: string): string =>
  html(`<button id="behind">Save</button><dialog id="d"><p>Edit</p>${inside}</dialog>${script("d.showModal()")}`);

export const namesakeBehindDialog: ChangedPage = {
  name: "namesake-behind-dialog",
  steps: ["click Save"],
  before: { html: page(`<button id="inside" class="a">Save</button>`), truth: ["#inside"] },
  after: { html: page(`<div><button class="x">Save now</button></div>`), truth: [".x"] },
  must: "act",
  note: "the button of the dialog says more, one behind it bears the very name",
};
