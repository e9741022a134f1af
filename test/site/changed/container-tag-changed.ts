import { type ChangedPage, documentOf, editable } from "../site-page";

export const containerTagChanged: ChangedPage = {
  name: "container-tag-changed",
  query: editable("Notes"),
  before: documentOf(
    "Before",
    `<h1>Patient</h1><div class="card"><h2>Visit</h2><label for="n">Notes</label><textarea id="n"></textarea></div>`,
  ),
  after: documentOf(
    "After",
    `<h1>Patient</h1><section class="panel"><header><h2>Visit</h2></header><article><label for="n">Notes</label><textarea id="n"></textarea></article></section>`,
  ),
  truthBefore: "#n",
  truth: "#n",
  note: "The container is a section with an article now.",
};
