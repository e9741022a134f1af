import { type ChangedPage, clickable, documentOf } from "../site-page";

export const disabledTwin: ChangedPage = {
  name: "disabled-twin",
  query: clickable("Pay"),
  before: documentOf("Before", `<h1>Bill</h1><section><h2>Card</h2><button id="pay">Pay</button></section>`),
  after: documentOf(
    "After",
    `<h1>Bill</h1><section><h2>Voucher</h2><button id="pay-voucher" disabled>Pay</button></section><section><h2>Card</h2><button id="pay">Pay</button></section>`,
  ),
  truthBefore: "#pay",
  truth: "#pay",
  note: "The twin before it cannot be pressed.",
};
