import { type ChangedPage, html } from "./page";

const form = (a: string, b: string): string =>
  `<form><label for="a">${a}</label><input id="a" name="a"><label for="b">${b}</label><input id="b" name="b"></form>`;
export const labelsSwapped: ChangedPage = {
  name: "labels-swapped",
  steps: ["fill Email with x@example.org"],
  before: { html: html(form("Email", "Phone")), truth: ["#a"] },
  after: { html: html(form("Phone", "Email")), truth: ["#b"] },
  note: "two fields have swapped their labels",
};
