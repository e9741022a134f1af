import { type ChangedPage, html } from "./page";

export const translated: ChangedPage = {
  name: "translated",
  steps: ["click Save"],
  before: {
    html: html(
      `<form name="account"><button type="button" id="cancel">Cancel</button><button type="button" id="save" name="save" class="primary">Save</button></form>`,
    ),
    truth: ["#save"],
  },
  after: {
    html: html(
      `<form name="account"><button type="button" id="cancel">Abbrechen</button><button type="button" id="save" name="save" class="primary">Speichern</button></form>`,
    ),
    truth: ["#save"],
  },
  note: "the page speaks another language",
};
