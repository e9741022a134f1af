import { type DiscoveryPage, html } from "../../changed/steps/page";

export const machineNames: DiscoveryPage = {
  name: "machine-names",
  html: html(
    `<button id="delete" name="delete">Cancel</button><button data-testid="save">Discard</button><label>Phone <input id="email" name="email"></label><button id="b3">Close</button>`,
  ),
  asks: [
    { say: "click Delete", truth: null },
    { say: "click Save", truth: null },
    { say: "fill Email with a@b.cd", truth: null },
    { say: "click Cancel", truth: "#delete" },
  ],
};
