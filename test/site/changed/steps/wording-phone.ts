import { type ChangedPage, html } from "./page";

export const wordingPhone: ChangedPage = {
  name: "wording-phone",
  steps: ["fill Phone number with 12345"],
  before: {
    html: html(`<form aria-label="You"><label for="p">Phone number</label><input id="p" name="phone"></form>`),
    truth: ["#p"],
  },
  after: {
    html: html(`<form aria-label="You"><label for="p">Mobile number</label><input id="p" name="phone"></form>`),
    truth: [],
  },
  note: "the field now asks for another number",
};
