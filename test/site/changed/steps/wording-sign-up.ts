import { type ChangedPage, html } from "./page";

export const wordingSignUp: ChangedPage = {
  name: "wording-sign-up",
  steps: ["click Sign in"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Sign in</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Sign up</button></form>`,
    ),
    truth: [],
  },
  note: "the button now opens another account",
};
