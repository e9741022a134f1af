import { type ChangedPage, html, script } from "./page";

export const disabledForAWhile: ChangedPage = {
  name: "disabled-for-a-while",
  steps: ["click Continue"],
  before: { html: html(`<button id="go">Continue</button>`), truth: ["#go"] },
  after: {
    html: html(
      `<button id="go" disabled>Continue</button>${script("setTimeout(() => { go.disabled = false }, 1000)")}`,
    ),
    truth: ["#go"],
  },
  must: "act",
  note: "it is disabled for a second",
};
