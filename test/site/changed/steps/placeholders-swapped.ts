import { type ChangedPage, html } from "./page";

const form = (a: string, b: string): string =>
  `<form><input name="from" placeholder="${a}"><input name="to" placeholder="${b}"></form>`;
export const placeholdersSwapped: ChangedPage = {
  name: "placeholders-swapped",
  steps: ["fill Source account with 123"],
  before: { html: html(form("Source account", "Target account")), truth: ["[name=from]"] },
  after: { html: html(form("Target account", "Source account")), truth: ["[name=to]"] },
  note: "two fields that share a word have swapped their placeholders",
};
