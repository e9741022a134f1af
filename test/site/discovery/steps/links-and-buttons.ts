import { type DiscoveryPage, html } from "../../changed/steps/page";

export const linksAndButtons: DiscoveryPage = {
  name: "links-and-buttons",
  html: html(
    `<header><a href="#login" id="l">Log in</a></header><form><label>User <input></label><button type="button" id="b">Log in</button></form><a href="#a" id="more1">Read more</a><a href="#b" id="more2">Read more</a><button id="cancel">Cancel order</button><button id="keep">Cancel</button>`,
  ),
  asks: [
    { say: "click Log in link", truth: "#l" },
    { say: "click Log in button", truth: "#b" },
    { say: "click Log in", truth: null },
    { say: "click Read more", truth: null },
    { say: "click Cancel", truth: "#keep" },
    { say: "click Cancel order", truth: "#cancel" },
    { say: "click Order", truth: null },
  ],
};
