import { type ChangedPage, clickable, documentOf } from "../site-page";

export const swappedUnderPointer: ChangedPage = {
  name: "swapped-under-pointer",
  query: clickable("Approve"),
  before: documentOf(
    "Before",
    `<h1>Request</h1><div id="tools"><button class="yes">Approve</button><button class="no">Reject</button></div>`,
  ),
  after: documentOf(
    "After",
    `<h1>Request</h1><div id="tools"><button class="yes">Approve</button><button class="no">Reject</button></div><script>document.addEventListener("pointermove", () => { document.getElementById("tools").innerHTML = '<button class="no">Reject</button><button class="yes">Approve</button>'; }, { once: true, capture: true });</script>`,
  ),
  truthBefore: ".yes",
  truth: ".yes",
  mayRefuse: true,
  note: "When the pointer comes, Reject takes the place under it.",
};
