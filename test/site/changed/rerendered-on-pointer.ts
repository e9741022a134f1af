import { type ChangedPage, clickable, documentOf } from "../site-page";

export const rerenderedOnPointer: ChangedPage = {
  name: "rerendered-on-pointer",
  query: clickable("Approve"),
  before: documentOf(
    "Before",
    `<h1>Request</h1><div id="tools"><button class="yes">Approve</button><button class="no">Reject</button></div>`,
  ),
  after: documentOf(
    "After",
    `<h1>Request</h1><div id="tools"><button class="yes">Approve</button><button class="no">Reject</button></div><script>document.addEventListener("pointermove", () => { const tools = document.getElementById("tools"); tools.innerHTML = tools.innerHTML; }, { once: true, capture: true });</script>`,
  ),
  truthBefore: ".yes",
  truth: ".yes",
  note: "The framework renders anew when the pointer comes: what was proven is no longer in the document.",
};
