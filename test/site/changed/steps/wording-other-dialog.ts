import { type ChangedPage, html } from "./page";

export const wordingOtherDialog: ChangedPage = {
  name: "wording-other-dialog",
  steps: ["click Save"],
  before: {
    html: html(`<div role="dialog" aria-label="Profile"><p>Sure?</p><button id="ok" class="act">Save</button></div>`),
    truth: ["#ok"],
  },
  after: {
    html: html(
      `<div role="dialog" aria-label="Wallpaper"><p>Sure?</p><button id="ok" class="act">Store</button></div>`,
    ),
    truth: [],
  },
  note: "another dialog has one that is called by a word that means the same",
};
