import { type ChangedPage, html } from "./page";

export const otherInPlaceNegated: ChangedPage = {
  name: "other-in-place-negated",
  steps: ["check Send me offers"],
  before: {
    html: html(`<label><input type="checkbox" id="offers" name="offers"> Send me offers</label>`),
    truth: ["#offers"],
  },
  after: {
    html: html(`<label><input type="checkbox" id="offers" name="offers"> Do not send me offers</label>`),
    truth: [],
  },
  note: "the box now means the opposite",
};
