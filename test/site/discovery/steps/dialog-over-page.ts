import { type DiscoveryPage, html, script } from "../../changed/steps/page";

export const dialogOverPage: DiscoveryPage = {
  name: "dialog-over-page",
  html: html(
    `<button id="save1">Save</button><button id="del1">Delete</button><label>Name <input id="n1"></label><dialog id="d"><label>Name <input id="n2"></label><button id="save2">Save</button></dialog>${script("d.showModal()")}`,
  ),
  asks: [
    { say: "click Save", truth: "#save2" },
    { say: "fill Name with x", truth: "#n2" },
    { say: "click Delete", truth: null },
  ],
};
