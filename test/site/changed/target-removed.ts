import { type ChangedPage, clickable, documentOf } from "../site-page";

export const targetRemoved: ChangedPage = {
  name: "target-removed",
  query: clickable("Export"),
  before: documentOf(
    "Before",
    `<h1>Report</h1><p>Figures of May</p><div><button id="print">Print</button><button id="export">Export</button><button id="mail">Send by mail</button></div>`,
  ),
  after: documentOf(
    "After",
    `<h1>Report</h1><p>Figures of May</p><div><button id="print">Print</button><button id="mail">Send by mail</button></div>`,
  ),
  truthBefore: "#export",
  truth: null,
  note: "It is gone; its neighbours are not it.",
};
