import { type DiscoveryPage, html } from "../../changed/steps/page";

export const wholeWords: DiscoveryPage = {
  name: "whole-words",
  html: html(
    `<button id="renew">Renew</button><button id="new">New</button><button id="news">News</button><button id="all">Renew all</button>`,
  ),
  asks: [
    { say: "click New", truth: "#new" },
    { say: "click Renew", truth: "#renew" },
    { say: "click News", truth: "#news" },
    { say: "click Ren", truth: null },
    { say: "click Renew all", truth: "#all" },
  ],
};
