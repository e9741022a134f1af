import { type ChangedPage, html } from "./page";

export const wordingClose: ChangedPage = {
  name: "wording-close",
  steps: ["click Cancel"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Cancel</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Close</button></form>`,
    ),
    truth: [],
  },
  note: "what is closed is not cancelled",
};
