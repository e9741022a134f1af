import { type ChangedPage, html, script } from "./page";

const act = script(
  `buy.onmousedown = () => { said.textContent = Number(said.textContent) + 1; buy.style.marginTop = said.textContent % 2 ? "300px" : "0" }`,
);
const face = { html: html(`<p id="said">0</p><button id="buy">Buy</button>${act}`), truth: ["#buy"], presses: 1 };
export const mousedownActs: ChangedPage = {
  name: "mousedown-acts",
  steps: ["click Buy", 'expect text "1" is visible'],
  before: face,
  after: face,
  note: "it acts as soon as the mouse is down and moves away: it must not be pressed again",
};
