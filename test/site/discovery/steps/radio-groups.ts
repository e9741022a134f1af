import { type DiscoveryPage, html } from "../../changed/steps/page";

const group = (legend: string, key: string): string =>
  `<fieldset><legend>${legend}</legend><label><input type="radio" name="${key}" id="${key}-yes"> Yes</label><label><input type="radio" name="${key}" id="${key}-no"> No</label></fieldset>`;
export const radioGroups: DiscoveryPage = {
  name: "radio-groups",
  html: html(`${group("Newsletter", "news")}${group("Terms", "terms")}`),
  asks: [
    { say: "check Yes", truth: null },
    { say: "check Yes within Newsletter", truth: "#news-yes" },
    { say: "check No within group Terms", truth: "#terms-no" },
    { say: "click No within Newsletter", truth: "#news-no" },
  ],
};
