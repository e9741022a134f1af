import { type ChangedPage, clickable, documentOf } from "../site-page";

export const wordsInAnotherDialog: ChangedPage = {
  name: "words-in-another-dialog",
  query: clickable("Confirm", { within: { role: "dialog", name: "Rename account" } }),
  before: documentOf(
    "Before",
    `<h1>Accounts</h1><div role="dialog" aria-label="Rename account"><p>Give it another name?</p><button class="ok">Confirm</button><button>Cancel</button></div>`,
  ),
  after: documentOf(
    "After",
    `<h1>Accounts</h1><div role="dialog" aria-label="Delete account"><p>Delete it for ever?</p><button class="ok">Confirm</button><button>Cancel</button></div>`,
  ),
  truthBefore: ".ok",
  truth: null,
  note: "The same button in the same place of another dialog does something else.",
};
