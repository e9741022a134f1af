import { type ChangedPage, html, script } from "./page";

const act = script(`pick.onmousedown = () => { menu.hidden = true; said.textContent = "Chosen" }`);
const face = {
  html: html(`<div id="menu"><button id="pick">First choice</button></div><p id="said">Nothing</p>${act}`),
  truth: ["#pick"],
  presses: 1,
};
export const mousedownCloses: ChangedPage = {
  name: "mousedown-closes",
  steps: ["click First choice", 'expect text "Chosen" is visible'],
  before: face,
  after: face,
  must: "act",
  note: "a menu closes as soon as the mouse is down, as in many widget libraries",
};
