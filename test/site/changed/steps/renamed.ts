import { type ChangedPage, html } from "./page";

export const renamed: ChangedPage = {
  name: "renamed",
  steps: ["click Save"],
  before: {
    html: html(
      `<form aria-label="Account"><button type="button" id="save" class="primary">Save</button><button type="button">Cancel</button></form>`,
    ),
    truth: ["#save"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><button type="button" id="save" class="primary">Store changes</button><button type="button">Cancel</button></form>`,
    ),
    truth: ["#save"],
  },
  note: "the button is called otherwise, everything else is as it was",
};
