import { type DiscoveryPage, html } from "../../changed/steps/page";

export const gluedTexts: DiscoveryPage = {
  name: "glued-texts",
  html: html(
    `<p>Unpaid</p><div><button>Save</button><button>Done</button></div><p>Order 1234</p><p>First<br>line</p><p>Hello <b>big</b> world</p>`,
  ),
  asks: [
    { say: 'expect text "saved" is visible', truth: null, untouched: true },
    { say: 'expect text "paid" is visible', truth: null, untouched: true },
    { say: 'expect text "Order 123" is visible', truth: null, untouched: true },
    { say: 'expect text "First line" is visible', truth: "p", untouched: true },
    { say: 'expect text "Hello big world" is visible', truth: "p", untouched: true },
  ],
};
