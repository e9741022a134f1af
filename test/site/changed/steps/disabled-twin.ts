import { type ChangedPage, html } from "./page";

export const disabledTwin: ChangedPage = {
  name: "disabled-twin",
  steps: ["click Continue"],
  before: { html: html(`<div><button class="go">Continue</button></div>`), truth: [".go"] },
  after: {
    html: html(
      `<div><button disabled class="off">Continue</button></div><div><button class="go">Continue</button></div>`,
    ),
    truth: [".go"],
  },
  note: "a disabled twin comes before it",
};
