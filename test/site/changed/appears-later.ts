import { type ChangedPage, clickable, documentOf } from "../site-page";

export const appearsLater: ChangedPage = {
  name: "appears-later",
  query: clickable("Download"),
  before: documentOf("Before", `<h1>Your file</h1><div id="place"><button id="get">Download</button></div>`),
  after: documentOf(
    "After",
    `<h1>Your file</h1><div id="place">One moment ...</div><script>setTimeout(() => { document.getElementById("place").innerHTML = '<button id="get">Download</button>'; }, 2000);</script>`,
  ),
  truthBefore: "#get",
  truth: "#get",
  note: "It comes two seconds after the page.",
};
