import { type ChangedPage, html } from "./page";

export const lookAlikeBare: ChangedPage = {
  name: "look-alike-bare",
  steps: ["click Save"],
  before: { html: html(`<div><button>Save</button></div>`), truth: ["button"] },
  after: {
    html: html(`<div><button>Save</button></div><div><button class="own">Save</button></div>`),
    truth: [".own"],
  },
  note: "a twin without anything that tells it apart comes before it",
};
