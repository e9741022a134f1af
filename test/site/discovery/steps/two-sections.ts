import { type DiscoveryPage, html } from "../../changed/steps/page";

export const twoSections: DiscoveryPage = {
  name: "two-sections",
  html: html(
    `<section aria-label="Accounts"><h2>Accounts</h2><button id="na">New</button></section><section><h2>Contacts</h2><button id="nc">New</button></section>`,
  ),
  asks: [
    { say: "click New", truth: null },
    { say: "click New within Accounts section", truth: "#na" },
    { say: "click New within Contacts", truth: "#nc" },
    { say: "click first New button", truth: "#na" },
    { say: "click last New button", truth: "#nc" },
    { say: "click 3rd New button", truth: null },
    { say: "click New within Opportunities", truth: null },
  ],
};
