import { type DiscoveryPage, html } from "../../changed/steps/page";

export const dialogAria: DiscoveryPage = {
  name: "dialog-aria",
  html: html(
    `<button id="save1">Save</button><label>Name <input id="n1"></label><div style="position:fixed;inset:0;background:#0008"></div><div role="dialog" aria-label="Edit" style="position:fixed;left:50px;top:50px;background:#fff"><label>Name <input id="n2"></label><button id="save2">Save</button></div>`,
  ),
  asks: [
    { say: "click Save within dialog Edit", truth: "#save2" },
    { say: "fill Name within dialog Edit with x", truth: "#n2" },
    { say: "click Save", truth: "#save2" },
  ],
};
