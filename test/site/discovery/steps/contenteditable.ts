import { type DiscoveryPage, html } from "../../changed/steps/page";

export const contenteditable: DiscoveryPage = {
  name: "contenteditable",
  html: html(
    `<div id="l1">Notes</div><div id="notes" contenteditable="true" role="textbox" aria-labelledby="l1" style="min-height:40px;border:1px solid">old</div><div id="plain" contenteditable aria-label="Summary" style="min-height:40px;border:1px solid"></div>`,
  ),
  asks: [
    { say: "fill Notes with hello", truth: "#notes", value: "hello" },
    { say: "fill Summary with hello", truth: "#plain", value: "hello" },
    { say: "type hello into Summary", truth: "#plain" },
  ],
};
