import { type DiscoveryPage, html } from "../../changed/steps/page";

export const harmfulWords: DiscoveryPage = {
  name: "harmful-words",
  html: html(
    `<button id="a">Delete account</button><button id="b">Cancel subscription</button><a href="#r" id="c">Remove from wish list</a><button id="d">Pay invoice</button>`,
  ),
  asks: [
    { say: "click Account", truth: null },
    { say: "click Subscription", truth: null },
    { say: "click Wish list", truth: null },
    { say: "click Invoice", truth: null },
    { say: "click Delete account", truth: "#a" },
  ],
};
