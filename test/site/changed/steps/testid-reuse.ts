import { type ChangedPage, html } from "./page";

export const testidReuse: ChangedPage = {
  name: "testid-reuse",
  steps: ["click Edit profile"],
  before: {
    html: html(
      `<nav><button data-testid="action-1">Edit profile</button><button data-testid="action-2">Close profile</button></nav>`,
    ),
    truth: ["[data-testid=action-1]"],
  },
  after: {
    html: html(
      `<nav><button data-testid="action-1">Close profile</button><button data-testid="action-2">Edit profile</button></nav>`,
    ),
    truth: ["[data-testid=action-2]"],
  },
  must: "act",
  note: "the test ids of two buttons have changed hands",
};
