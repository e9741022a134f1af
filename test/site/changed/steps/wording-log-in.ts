import { type ChangedPage, html } from "./page";

export const wordingLogIn: ChangedPage = {
  name: "wording-log-in",
  steps: ["click Log in"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Log in</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Sign in</button></form>`,
    ),
    truth: ["#go"],
  },
  must: "act",
  note: "the button is called by a word that means the same, everything else is as it was",
};
