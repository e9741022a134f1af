import { type ChangedPage, html } from "./page";

export const containerTag: ChangedPage = {
  name: "container-tag",
  steps: ["click Publish", "fill Title with Hello"],
  before: {
    html: html(`<div class="card"><input id="t" placeholder="Title"><button>Publish</button></div>`),
    truth: ["button", "input"],
  },
  after: {
    html: html(
      `<article class="panel"><fieldset><input id="t" placeholder="Title"><button type="button">Publish</button></fieldset></article>`,
    ),
    truth: ["button", "input"],
  },
  must: "act",
  value: "Hello",
  note: "the container is another tag",
};
