import { type DiscoveryPage, html } from "../../changed/steps/page";

export const onlyLonger: DiscoveryPage = {
  name: "only-longer",
  html: html(
    `<button id="renew">Renew</button><button id="draft">Save draft</button><a href="#x" id="s">Sign up with email</a>`,
  ),
  asks: [
    { say: "click New", truth: null },
    { say: "click Draft save now", truth: null },
    { say: "click Delete", truth: null },
    { say: "click Sign in", truth: null },
  ],
};
