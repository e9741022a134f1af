import { type DiscoveryPage, html } from "../../changed/steps/page";

const icon = `<svg width="16" height="16" viewBox="0 0 16 16"><path d="M0 0h16v16H0z"/></svg>`;
export const iconButtons: DiscoveryPage = {
  name: "icon-buttons",
  html: html(
    `<button aria-label="Close" id="close">${icon}</button><button title="Print page" id="print">${icon}</button><button id="cart"><svg width="16" height="16" role="img"><title>Cart</title><rect width="16" height="16"/></svg></button><button id="star"><img alt="Favourite" width="16" height="16" src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></button><button id="x">×</button>`,
  ),
  asks: [
    { say: "click Close", truth: "#close" },
    { say: "click Print page", truth: "#print" },
    { say: "click Cart", truth: "#cart" },
    { say: "click Favourite", truth: "#star" },
    { say: "click Search", truth: null },
  ],
};
