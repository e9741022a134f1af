import { type ChangedPage, html } from "./page";

const dialog = (name: string): string =>
  `<div role="dialog" aria-label="${name}"><p>Really?</p><button id="ok">OK</button></div>`;
export const otherDialogScoped: ChangedPage = {
  name: "other-dialog-scoped",
  steps: ["click OK within dialog Rename file"],
  before: { html: html(dialog("Rename file")), truth: ["#ok"] },
  after: { html: html(dialog("Delete file")), truth: [] },
  note: "the same button in another dialog, the step named the first",
};
