import { type ChangedPage, html } from "./page";

export const wordingFindNext: ChangedPage = {
  name: "wording-find-next",
  steps: ["click Find"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Find</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Search next</button></form>`,
    ),
    truth: [],
  },
  note: "the button now means another one",
};
