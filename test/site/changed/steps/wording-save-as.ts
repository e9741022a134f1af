import { type ChangedPage, html } from "./page";

export const wordingSaveAs: ChangedPage = {
  name: "wording-save-as",
  steps: ["click Save"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Save</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Save as</button></form>`,
    ),
    truth: [],
  },
  note: "the button now saves under another name",
};
