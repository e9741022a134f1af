import { type ChangedPage, html } from "./page";

export const wordingArchive: ChangedPage = {
  name: "wording-archive",
  steps: ["click Archive"],
  before: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Archive</button></form>`,
    ),
    truth: ["#go"],
  },
  after: {
    html: html(
      `<form aria-label="Account"><label>User <input name="user"></label><label>Password <input type="password" name="pw"></label><button type="button" id="go" data-testid="go" class="primary">Delete</button></form>`,
    ),
    truth: [],
  },
  note: "what is archived is not deleted",
};
