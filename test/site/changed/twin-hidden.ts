import { type ChangedPage, clickable, documentOf } from "../site-page";

export const twinHidden: ChangedPage = {
  name: "twin-hidden",
  query: clickable("Search"),
  before: documentOf("Before", `<h1>Library</h1><header><button id="find">Search</button></header>`),
  after: documentOf(
    "After",
    `<h1>Library</h1><header><button id="find-small" style="display:none">Search</button><button id="find">Search</button></header>`,
  ),
  truthBefore: "#find",
  truth: "#find",
  note: "The hidden one stands first.",
};
