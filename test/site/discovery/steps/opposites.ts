import { type DiscoveryPage, html } from "../../changed/steps/page";

export const opposites: DiscoveryPage = {
  name: "opposites",
  html: html(
    `<button id="a">Do not save</button><button id="b">Unsubscribe</button><button id="c">Disconnect</button><button id="d">Log out of all devices</button><label><input type="checkbox" id="e"> Don't remember me</label>`,
  ),
  asks: [
    { say: "click Save", truth: null },
    { say: "click Subscribe", truth: null },
    { say: "click Connect", truth: null },
    { say: "check Remember me", truth: null },
  ],
};
