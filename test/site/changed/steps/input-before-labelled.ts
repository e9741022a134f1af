import { type ChangedPage, html } from "./page";

export const inputBeforeLabelled: ChangedPage = {
  name: "input-before-labelled",
  steps: ["fill Last name with Turing"],
  before: {
    html: html(
      `<form><label>First name <input name="f1"></label><label>Last name <input name="f2" class="last"></label></form>`,
    ),
    truth: [".last"],
  },
  after: {
    html: html(
      `<form><label>First name <input name="f1"></label><label>Middle name <input name="f2"></label><label>Last name <input name="f3" class="last"></label></form>`,
    ),
    truth: [".last"],
  },
  must: "act",
  value: "Turing",
  note: "an input comes in between and takes its field name",
};
