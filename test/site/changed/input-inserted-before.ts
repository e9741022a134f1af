import { type ChangedPage, documentOf, editable } from "../site-page";

export const inputInsertedBefore: ChangedPage = {
  name: "input-inserted-before",
  query: editable("Last name"),
  before: documentOf(
    "Before",
    `<h1>Sign up</h1><form><label>First name <input name="a"></label><label>Last name <input name="b"></label></form>`,
  ),
  after: documentOf(
    "After",
    `<h1>Sign up</h1><form><label>First name <input name="a"></label><label>Middle name <input name="m"></label><label>Last name <input name="b"></label></form>`,
  ),
  truthBefore: "[name=b]",
  truth: "[name=b]",
  note: "Whoever counts inputs fills the middle name.",
};
