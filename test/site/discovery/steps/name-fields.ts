import { type DiscoveryPage, html } from "../../changed/steps/page";

export const nameFields: DiscoveryPage = {
  name: "name-fields",
  html: html(
    `<form><label>First Name <input id="first"></label><label>Last Name <input id="last"></label><label>Name <input id="name"></label><label>Company Name <input id="company"></label></form>`,
  ),
  asks: [
    { say: "fill Name with x", truth: "#name", value: "x" },
    { say: "fill First Name with x", truth: "#first", value: "x" },
    { say: "fill Last Name with x", truth: "#last", value: "x" },
    { say: 'fill "Company Name" with x', truth: "#company", value: "x" },
  ],
};
