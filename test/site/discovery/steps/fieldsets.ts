import { type DiscoveryPage, html } from "../../changed/steps/page";

const address = (legend: string, key: string): string =>
  `<fieldset><legend>${legend}</legend><label>Street <input id="${key}-street"></label><label>City <input id="${key}-city"></label></fieldset>`;
export const fieldsets: DiscoveryPage = {
  name: "fieldsets",
  html: html(`<form>${address("Billing address", "bill")}${address("Shipping address", "ship")}</form>`),
  asks: [
    { say: "fill Street with x", truth: null },
    { say: "fill Street within Billing address with x", truth: "#bill-street" },
    { say: 'fill City within "Shipping address" with x', truth: "#ship-city" },
    { say: "fill Billing address street with x", truth: null },
  ],
};
