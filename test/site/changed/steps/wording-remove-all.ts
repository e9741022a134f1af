import { type ChangedPage, html } from "./page";

export const wordingRemoveAll: ChangedPage = {
  name: "wording-remove-all",
  steps: ["click Remove"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Remove</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Delete all</button></form>`,
    ),
    truth: [],
  },
  note: "the button now means all of them",
};
