import { type ChangedPage, html } from "./page";

export const otherInPlaceOpposite: ChangedPage = {
  name: "other-in-place-opposite",
  steps: ["click Enable user account"],
  before: {
    html: html(
      `<div class="row"><button id="toggle" data-testid="account-toggle" class="primary">Enable user account</button></div>`,
    ),
    truth: ["#toggle"],
  },
  after: {
    html: html(
      `<div class="row"><button id="toggle" data-testid="account-toggle" class="primary">Disable user account</button></div>`,
    ),
    truth: [],
  },
  note: "the button now does the opposite",
};
