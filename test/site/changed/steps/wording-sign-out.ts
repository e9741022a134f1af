import { type ChangedPage, html } from "./page";

export const wordingSignOut: ChangedPage = {
  name: "wording-sign-out",
  steps: ["click Log in"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Log in</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Log out</button></form>`,
    ),
    truth: [],
  },
  note: "the button now does the opposite",
};
