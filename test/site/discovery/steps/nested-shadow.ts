import { type DiscoveryPage, html, script } from "../../changed/steps/page";

export const nestedShadow: DiscoveryPage = {
  name: "nested-shadow",
  html: html(
    `<x-outer></x-outer><button id="light">Cancel</button>${script(`customElements.define("x-inner", class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = '<label>Nickname <input class="nick"></label><button class="deep">Apply</button>' } }); customElements.define("x-outer", class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: "open" }).innerHTML = '<button class="mid">Cancel all</button><x-inner></x-inner>' } })`)}`,
  ),
  asks: [
    { say: "click Apply", truth: ".deep" },
    { say: "fill Nickname with ada", truth: ".nick", value: "ada" },
    { say: "click Cancel", truth: "#light" },
    { say: "click Cancel all", truth: ".mid" },
  ],
};
