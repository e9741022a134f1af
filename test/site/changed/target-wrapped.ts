import { type ChangedPage, clickable, documentOf } from "../site-page";

export const targetWrapped: ChangedPage = {
  name: "target-wrapped",
  query: clickable("Send invoice"),
  before: documentOf(
    "Before",
    `<h1>Invoice 17</h1><div class="bar"><button class="send">Send invoice</button><button>Print</button></div>`,
  ),
  after: documentOf(
    "After",
    `<h1>Invoice 17</h1><div class="bar"><div class="slot"><span class="tip"><button class="send">Send invoice</button></span></div><div class="slot"><button>Print</button></div></div>`,
  ),
  truthBefore: ".send",
  truth: ".send",
  note: "Two wrappers more; every path is another one.",
};
