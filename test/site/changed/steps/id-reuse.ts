import { type ChangedPage, html } from "./page";

export const idReuse: ChangedPage = {
  name: "id-reuse",
  steps: ["click Edit profile"],
  before: {
    html: html(
      `<nav><button id="btn-1" class="b">Edit profile</button><button id="btn-2" class="b">Close profile</button></nav>`,
    ),
    truth: ["#btn-1"],
  },
  after: {
    html: html(
      `<nav><button id="btn-1" class="b">Close profile</button><button id="btn-2" class="b">Edit profile</button></nav>`,
    ),
    truth: ["#btn-2"],
  },
  must: "act",
  note: "the ids of two buttons have changed hands",
};
