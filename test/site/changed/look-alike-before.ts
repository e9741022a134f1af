import { type ChangedPage, clickable, documentOf } from "../site-page";

export const lookAlikeBefore: ChangedPage = {
  name: "look-alike-before",
  query: clickable("Save"),
  before: documentOf(
    "Before",
    `<h1>Account</h1><section><h2>Profile</h2><form id="profile"><label for="city">City</label><input id="city" name="city"><button id="save" class="primary">Save</button></form></section>`,
  ),
  after: documentOf(
    "After",
    `<h1>Account</h1><section><h2>Newsletter</h2><form id="letter"><label for="how">How often</label><input id="how" name="how"><button id="save-letter" class="primary">Save</button></form></section><section><h2>Profile</h2><form id="profile"><label for="city">City</label><input id="city" name="city"><button id="save" class="primary">Save</button></form></section>`,
  ),
  truthBefore: "#save",
  truth: "#save",
  mayRefuse: true,
  note: "A button of the same name stands first now: the words mean both, whatever tells them apart.",
};
