import { type ChangedPage, html, script } from "./page";

const dialog = (name: string, text: string): string =>
  `<button id="more">More</button><dialog id="d" aria-labelledby="t"><h2 id="t">${name}</h2><p>${text}</p><button id="ok">OK</button></dialog>${script("more.onclick = () => d.showModal()")}`;
export const otherDialog: ChangedPage = {
  name: "other-dialog",
  steps: ["click More", "click OK"],
  before: { html: html(dialog("Rename file", "Give it the new name?")), truth: ["#more", "#ok"] },
  after: { html: html(dialog("Delete everything", "This cannot be undone.")), truth: ["#more"] },
  note: "the same words in another dialog",
};
