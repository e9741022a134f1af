import { type ChangedPage, html, script } from "./page";

const act = script(
  `let n = 0; pay.onclick = () => { n++; said.textContent = "paid " + n; pay.replaceWith(pay.cloneNode(true)); document.querySelector("#pay").onclick = pay.onclick }`,
);
const face = { html: html(`<button id="pay">Pay</button><p id="said"></p>${act}`), truth: ["#pay"], presses: 1 };
export const pressedOnce: ChangedPage = {
  name: "pressed-once",
  steps: ["click Pay", 'expect text "paid 1" is visible'],
  before: face,
  after: face,
  must: "act",
  times: 3,
  note: "the button replaces itself when it is pressed: it must not be pressed again",
};
