import { type DiscoveryPage, html } from "../../changed/steps/page";

export const wrongPass: DiscoveryPage = {
  name: "wrong-pass",
  html: html(
    `<h1>Cart (10)</h1><button id="a">Renew</button><p>Total: 110 EUR</p><p>Not saved</p><label><input type="checkbox"> Terms</label><ul id="list"><li>One</li><li>Two</li></ul>`,
  ),
  asks: [
    { say: "expect heading Cart is visible", truth: "h1", untouched: true },
    { say: "expect New button is visible", truth: null, untouched: true },
    { say: "expect Terms is checked", truth: null, untouched: true },
    { say: "expect Terms is not checked", truth: "input", untouched: true },
    { say: "expect Missing is not checked", truth: null, untouched: true },
    { say: "expect Missing button is enabled", truth: null, untouched: true },
    { say: 'expect heading "Cart (1)" is visible', truth: null, untouched: true },
  ],
};
