import { type ChangedPage, html } from "./page";

export const wordingEmail: ChangedPage = {
  name: "wording-email",
  steps: ["fill E-mail with a@b.example"],
  before: {
    html: html(
      `<form aria-label="You"><label for="m">E-mail</label><input id="m" name="mail"><label for="n">Name</label><input id="n" name="name"></form>`,
    ),
    truth: ["#m"],
  },
  after: {
    html: html(
      `<form aria-label="You"><label for="m">Email address</label><input id="m" name="mail"><label for="n">Name</label><input id="n" name="name"></form>`,
    ),
    truth: ["#m"],
  },
  must: "act",
  value: "a@b.example",
  note: "the field is called by words that mean the same",
};
