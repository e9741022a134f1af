import { type DiscoveryPage, html } from "../../changed/steps/page";

const style = `<style>.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.track{display:inline-block;width:40px;height:20px;background:#ccc}</style>`;
export const toggles: DiscoveryPage = {
  name: "toggles",
  html: html(
    `${style}<label><input type="checkbox" class="sr dark"><span class="track"></span> Dark mode</label><p><button role="switch" aria-checked="false" id="wifi" onclick="this.setAttribute('aria-checked', this.getAttribute('aria-checked') !== 'true')">Wi-Fi</button></p><div role="checkbox" aria-checked="false" tabindex="0" id="agree" onclick="this.setAttribute('aria-checked', 'true')">I agree</div><label><input type="checkbox" id="offers"> No offers</label>`,
  ),
  asks: [
    { say: "check Dark mode", truth: ".dark" },
    { say: "check Wi-Fi", truth: "#wifi" },
    { say: "check I agree", truth: "#agree" },
    { say: "check Offers", truth: null },
    { say: "click Dark mode", truth: ".dark" },
  ],
};
