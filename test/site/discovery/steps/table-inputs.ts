import { type DiscoveryPage, html } from "../../changed/steps/page";

export const tableInputs: DiscoveryPage = {
  name: "table-inputs",
  html: html(
    `<table><thead><tr><th>Item</th><th>Quantity</th><th>Price</th></tr></thead><tbody><tr><td>Pen</td><td><input id="q1"></td><td><input id="p1"></td></tr><tr><td>Ink</td><td><input id="q2"></td><td><input id="p2"></td></tr></tbody></table>`,
  ),
  asks: [
    { say: "fill Quantity within row Pen with 2", truth: "#q1" },
    { say: "fill Price within row Ink with 2", truth: "#p2" },
    { say: "fill Price with 2", truth: null },
  ],
};
