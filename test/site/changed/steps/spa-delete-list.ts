import { type ChangedPage, html, script } from "./page";

const app = script(
  `let items = ["Alice", "Bob", "Carol"]; const show = () => { view.innerHTML = items.map((n) => '<li><span>' + n + '</span> <button class="' + n + '">Delete</button></li>').join(""); view.querySelectorAll("button").forEach((b, i) => { b.onclick = async () => { await fetch("spa-delete-list/data"); items.splice(i, 1); show() } }) }; show()`,
);
const face = {
  html: html(`<ul id="view"></ul>${app}`),
  routes: { data: { body: "{}", type: "application/json", delayMs: 250 } },
  truth: [".Alice", ".Bob"],
};
export const spaDeleteList: ChangedPage = {
  name: "spa-delete-list",
  steps: ["click first Delete button", "click first Delete button"],
  before: face,
  after: face,
  times: 2,
  note: "the first is deleted twice: the second time it is another element",
};
