import { type DiscoveryPage, html } from "../../changed/steps/page";

const items = Array.from(
  { length: 2000 },
  (_, at) => `<li><span>Person ${at}</span> <button class="p${at}">Invite</button></li>`,
).join("");
export const longList: DiscoveryPage = {
  name: "long-list",
  html: html(`<ul>${items}</ul><a href="#imprint" id="imprint">Imprint</a>`),
  asks: [
    { say: "click Invite within list item Person 1234", truth: ".p1234" },
    { say: "click Invite near Person 12", truth: ".p12" },
    { say: "click Imprint", truth: "#imprint" },
    { say: "click Invite", truth: null },
    { say: "click last Invite button", truth: ".p1999" },
  ],
};
