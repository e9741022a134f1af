import { type DiscoveryPage, html } from "../../changed/steps/page";

export const scriptTexts: DiscoveryPage = {
  name: "script-texts",
  html: html(
    `<p>Hello</p><script type="application/json">{"message": "Order placed"}</script><style>.x::after { content: "Styled" }</style><noscript>Enable scripts</noscript>`,
  ),
  asks: [
    { say: 'expect text "Order placed" is visible', truth: null, untouched: true },
    { say: 'expect text "Order placed" is not visible', truth: "p", untouched: true },
    { say: 'expect text "Styled" is visible', truth: null, untouched: true },
    { say: 'expect text "Enable scripts" is visible', truth: null, untouched: true },
    { say: 'expect page contains "Order placed"', truth: null, untouched: true },
    { say: 'expect text "Hello" is visible', truth: "p", untouched: true },
  ],
};
