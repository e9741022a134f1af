import { type ChangedPage, html } from "./page";

const form = (a: string, b: string): string =>
  `<form><label for="a">${a}</label><input id="a" name="a"><label for="b">${b}</label><input id="b" name="b"></form>`;
export const labelsSwappedSharedWord: ChangedPage = {
  name: "labels-swapped-shared-word",
  steps: ["fill Billing address with Here"],
  before: { html: html(form("Billing address", "Shipping address")), truth: ["#a"] },
  after: { html: html(form("Shipping address", "Billing address")), truth: ["#b"] },
  note: "two fields that share a word have swapped their labels",
};
