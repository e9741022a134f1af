import { type ChangedPage, html } from "./page";

export const namesakeOfAnotherKind: ChangedPage = {
  name: "namesake-of-another-kind",
  steps: ["click General tab"],
  before: {
    html: html(
      `<nav><a class="l" href="#g">General</a><a href="#h">Help</a></nav><div role="tablist"><button role="tab" class="t" id="tab-general">General</button><button role="tab" id="tab-security">Security</button></div>`,
    ),
    truth: [".t"],
  },
  after: {
    html: html(
      `<nav><a class="l" href="#g">General</a><a href="#h">Help</a></nav><div role="tablist"><button role="tab" class="k">General now</button><button role="tab">Security</button></div>`,
    ),
    truth: [".k"],
  },
  must: "act",
  note: "the tab says more, a link bears the very name",
};
