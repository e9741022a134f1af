import { type DiscoveryPage, html } from "../../changed/steps/page";

export const disabled: DiscoveryPage = {
  name: "disabled",
  html: html(
    `<button id="a" disabled>Submit</button><button id="b" aria-disabled="true">Publish</button><fieldset disabled><label>Code <input id="c"></label></fieldset><label>Serial <input id="d" readonly value="1"></label>`,
  ),
  asks: [
    { say: "click Submit", truth: null },
    { say: "click Publish", truth: null },
    { say: "fill Code with x", truth: null },
    { say: "fill Serial with x", truth: null },
    { say: "expect Submit is disabled", truth: "#a", untouched: true },
    { say: "expect Submit is enabled", truth: null, untouched: true },
  ],
};
