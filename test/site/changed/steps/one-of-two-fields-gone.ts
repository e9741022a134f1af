import { type ChangedPage, html } from "./page";

export const oneOfTwoFieldsGone: ChangedPage = {
  name: "one-of-two-fields-gone",
  steps: ["fill Search with tape"],
  before: {
    html: html(
      `<header><input class="a" placeholder="Search"></header><main><h2>Packages</h2><input class="b" placeholder="Search packages"></main>`,
    ),
    truth: [".a"],
  },
  after: {
    html: html(`<header></header><main><h2>Packages</h2><input class="c" placeholder="Search packages"></main>`),
    truth: [],
  },
  note: "one of two fields is gone, the other is called nearly so",
};
