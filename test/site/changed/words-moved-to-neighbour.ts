import { type ChangedPage, clickable, documentOf } from "../site-page";

export const wordsMovedToNeighbour: ChangedPage = {
  name: "words-moved-to-neighbour",
  query: clickable("Publish"),
  before: documentOf(
    "Before",
    `<h1>Article</h1><div class="bar"><button id="b1">Publish</button><button id="b2">Unpublish</button></div>`,
  ),
  after: documentOf("After", `<h1>Article</h1><div class="bar"><button id="b2">Unpublish</button></div>`),
  truthBefore: "#b1",
  truth: null,
  note: "What is left holds the word inside another word.",
};
