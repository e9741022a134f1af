import { type ChangedPage, html } from "./page";

export const wordingWasInBar: ChangedPage = {
  name: "wording-was-in-bar",
  steps: ["click Edit"],
  before: {
    html: html(`<div class="bar"><button>Edit</button><button>Share</button><button>Modify</button></div>`),
    truth: ["button:first-child"],
  },
  after: { html: html(`<div class="bar"><button>Share</button><button>Modify</button></div>`), truth: [] },
  note: "it is gone; in the same bar, but not next to it, there always was one that is called by a word that means the same",
};
