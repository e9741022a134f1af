import { type DiscoveryPage, html } from "../../changed/steps/page";

export const nameAbsent: DiscoveryPage = {
  name: "name-absent",
  html: html(`<form><label>First Name <input id="first"></label><label>Last Name <input id="last"></label></form>`),
  asks: [
    { say: "fill Name with x", truth: null },
    { say: "fill First Name with x", truth: "#first" },
    { say: "fill Middle Name with x", truth: null },
  ],
};
