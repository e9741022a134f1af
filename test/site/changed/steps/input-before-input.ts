import { type ChangedPage, html } from "./page";

export const inputBeforeInput: ChangedPage = {
  name: "input-before-input",
  steps: ["fill Last name with Turing"],
  before: {
    html: html(
      `<form><div><span>First name</span><input></div><div><span>Last name</span><input class="last"></div></form>`,
    ),
    truth: [".last"],
  },
  after: {
    html: html(
      `<form><div><span>First name</span><input></div><div><span>Middle name</span><input></div><div><span>Last name</span><input class="last"></div></form>`,
    ),
    truth: [".last"],
  },
  must: "act",
  value: "Turing",
  note: "an unlabelled input comes in between",
};
