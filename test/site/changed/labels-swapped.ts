import { type ChangedPage, documentOf, editable } from "../site-page";

export const labelsSwapped: ChangedPage = {
  name: "labels-swapped",
  query: editable("Email"),
  before: documentOf(
    "Before",
    `<h1>Contact</h1><form><p><label for="f1">Email</label><input id="f1"></p><p><label for="f2">Phone</label><input id="f2"></p></form>`,
  ),
  after: documentOf(
    "After",
    `<h1>Contact</h1><form><p><label for="f1">Phone</label><input id="f1"></p><p><label for="f2">Email</label><input id="f2"></p></form>`,
  ),
  truthBefore: "#f1",
  truth: "#f2",
  mayRefuse: true,
  note: "The remembered id leads to Phone now; the label says what is meant.",
};
