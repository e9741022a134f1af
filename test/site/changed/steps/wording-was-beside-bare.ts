import { type ChangedPage, html } from "./page";

export const wordingWasBesideBare: ChangedPage = {
  name: "wording-was-beside-bare",
  steps: ["click Edit"],
  before: { html: html(`<div class="bar"><button>Edit</button><button>Modify</button></div>`), truth: ["button"] },
  after: { html: html(`<div class="bar"><button>Modify</button></div>`), truth: [] },
  note: "it is gone; what stood beside it took its place, and is called by a word that means the same",
};
