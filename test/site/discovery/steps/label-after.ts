import { type DiscoveryPage, html } from "../../changed/steps/page";

export const labelAfter: DiscoveryPage = {
  name: "label-after",
  html: html(
    `<form><p><input id="a"> Amount</p><p><input id="b"> Currency</p></form><dl><dt>Owner</dt><dd><input id="owner"></dd><dt>Stage</dt><dd><select id="stage"><option>New</option><option>Won</option></select></dd></dl>`,
  ),
  asks: [
    { say: "fill Amount with 1", truth: "#a" },
    { say: "fill Currency with EUR", truth: "#b" },
    { say: "fill Owner with Ada", truth: "#owner" },
    { say: "select Won from Stage", truth: "#stage", value: "Won" },
  ],
};
