import { type DiscoveryPage, html } from "../../changed/steps/page";

export const labels: DiscoveryPage = {
  name: "labels",
  html: html(
    `<label>Street <span><input id="street"></span></label><label for="zip">Zip <em>required</em></label><input id="zip"><span id="c1">Card</span><span id="c2">holder</span><input id="holder" aria-labelledby="c1 c2"><input id="ph" placeholder="Promo code"><label>Size <select id="size"><option>S</option><option>XL</option></select></label><input id="after"> <label for="after">Phone after it</label><label>Born <input type="date" id="born"></label><label>Photo <input type="file" id="photo"></label>`,
  ),
  asks: [
    { say: "fill Street with x", truth: "#street" },
    { say: "fill Zip with x", truth: "#zip" },
    { say: "fill Card holder with x", truth: "#holder" },
    { say: "fill Promo code with x", truth: "#ph" },
    { say: "select XL from Size", truth: "#size", value: "XL" },
    { say: "select L from Size", truth: "#size", refused: true },
    { say: "fill Phone after it with x", truth: "#after" },
    { say: "fill Born with 2000-01-31", truth: "#born", value: "2000-01-31" },
    { say: "expect Photo is visible", truth: "#photo", untouched: true },
    { say: "fill Photo with /etc/passwd", truth: null },
  ],
};
