import { type ChangedPage, html } from "./page";

const tabs = (names: readonly string[]): string =>
  `<div role="tablist">${names.map((name, at) => `<button role="tab" id="tab-${at}" class="${name}">${name} settings</button>`).join("")}</div>`;
export const tabsSwapped: ChangedPage = {
  name: "tabs-swapped",
  steps: ["click Billing settings tab"],
  before: { html: html(tabs(["Billing", "Security"])), truth: [".Billing"] },
  after: { html: html(tabs(["Security", "Billing"])), truth: [".Billing"] },
  must: "act",
  note: "tabs that share a word in another order, ids by position",
};
