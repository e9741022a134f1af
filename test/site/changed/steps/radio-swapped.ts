import { type ChangedPage, html } from "./page";

const radios = (names: readonly string[]): string =>
  `<fieldset><legend>Plan</legend>${names.map((name, at) => `<label><input type="radio" name="plan" id="p${at}" value="${at}" class="${name}"> ${name} plan</label>`).join("")}</fieldset>`;
export const radioSwapped: ChangedPage = {
  name: "radio-swapped",
  steps: ["check Free plan"],
  before: { html: html(radios(["Free", "Gold"])), truth: [".Free"] },
  after: { html: html(radios(["Gold", "Free"])), truth: [".Free"] },
  must: "act",
  note: "radios that share a word in another order, ids and values by position",
};
