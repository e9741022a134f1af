import { type ChangedPage, html } from "./page";

export const testidReuseGone: ChangedPage = {
  name: "testid-reuse-gone",
  steps: ["click Edit profile"],
  before: {
    html: html(
      `<nav><button data-testid="action-1">Edit profile</button><button data-testid="action-2">Close account</button></nav>`,
    ),
    truth: ["[data-testid=action-1]"],
  },
  after: { html: html(`<nav><button data-testid="action-1">Close profile</button></nav>`), truth: [] },
  note: "the test id is another button's, the old one is gone",
};
