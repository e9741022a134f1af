import { type DiscoveryPage, html } from "../../changed/steps/page";

export const frames: DiscoveryPage = {
  name: "frames",
  html: html(
    `<button id="top">Order</button><iframe title="Payment" src="frames/pay" width="400" height="120"></iframe><iframe name="chat" src="{{other}}/discovery/frames/chat" width="400" height="120"></iframe>`,
  ),
  routes: {
    pay: { body: html(`<label>Card number <input id="card"></label><button id="pay">Pay now</button>`) },
    chat: {
      body: html(
        `<label>Message <input id="message"></label><button id="send">Send</button><button id="order2">Order status</button>`,
      ),
    },
  },
  asks: [
    { say: "fill Card number with 42", truth: "#card", value: "42" },
    { say: "click Pay now", truth: "#pay" },
    { say: "click Pay now within frame Payment", truth: "#pay" },
    { say: "click Send within frame chat", truth: "#send" },
    { say: "click Send", truth: "#send" },
    { say: "fill Message with hi", truth: "#message", value: "hi" },
    { say: "click Order", truth: "#top" },
    { say: "click Order status", truth: "#order2" },
  ],
};
