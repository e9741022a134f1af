import { type ChangedPage, html } from "./page";

export const wordingLiteralWins: ChangedPage = {
  name: "wording-literal-wins",
  steps: ["click Log in"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Log in</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Sign in</button></form><p><button type="button" id="real">Log in</button></p>`,
    ),
    truth: ["#real"],
  },
  note: "it is called by a word that means the same, and another button bears its very name",
};
