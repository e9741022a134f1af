import { type DiscoveryPage, html } from "../../changed/steps/page";

export const numbers: DiscoveryPage = {
  name: "numbers",
  html: html(
    `<nav><a href="#1" id="p1">1</a><a href="#10" id="p10">10</a><a href="#11" id="p11">11</a></nav><a href="#v2" id="v2">Version 2</a><a href="#v20" id="v20">Version 20</a><button id="add10">Add 10</button>`,
  ),
  asks: [
    { say: "click 1", truth: "#p1" },
    { say: "click Version 2", truth: "#v2" },
    { say: "click Version 3", truth: null },
    { say: "click Add 1", truth: null },
  ],
};
