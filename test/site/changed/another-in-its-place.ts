import { type ChangedPage, clickable, documentOf } from "../site-page";

export const anotherInItsPlace: ChangedPage = {
  name: "another-in-its-place",
  query: clickable("Archive"),
  before: documentOf(
    "Before",
    `<h1>Message</h1><div class="tools"><button class="tool">Reply</button><button class="tool">Archive</button><button class="tool">Forward</button></div>`,
  ),
  after: documentOf(
    "After",
    `<h1>Message</h1><div class="tools"><button class="tool">Reply</button><button class="tool">Delete</button><button class="tool">Forward</button></div>`,
  ),
  truthBefore: ".tool:nth-child(2)",
  truth: null,
  note: "Delete stands exactly where Archive stood, with the same class.",
};
