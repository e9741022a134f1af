import { type ChangedPage, html } from "./page";

export const wordingDisabledLiteral: ChangedPage = {
  name: "wording-disabled-literal",
  steps: ["click Refresh"],
  before: {
    html: html(`<div class="bar"><button id="a" class="act">Refresh</button></div><p>Text</p>`),
    truth: ["#a"],
  },
  after: {
    html: html(
      `<div class="bar"><button id="a" class="act" disabled>Refresh</button></div><p>Text</p><div class="bar"><button id="b" class="act">Reload</button></div>`,
    ),
    truth: [],
  },
  note: "it cannot be pressed now; another one is called by a word that means the same",
};
