import { type ChangedPage, html, script } from "./page";

export const dialogButtonBehind: ChangedPage = {
  name: "dialog-button-behind",
  steps: ["click Remove", "click Remove"],
  before: {
    html: html(
      `<button id="open">Remove</button><dialog id="d"><p>Sure?</p><button class="sure">Remove</button></dialog>${script("open_ = document.getElementById('open'); open_.onclick = () => d.showModal()")}`,
    ),
    truth: ["#open", ".sure"],
  },
  after: {
    html: html(
      `<button id="open">Remove</button><dialog id="d"><p>Sure?</p><button class="sure">Remove</button></dialog>${script("open_ = document.getElementById('open'); open_.onclick = () => setTimeout(() => d.showModal(), 250)")}`,
    ),
    truth: ["#open", ".sure"],
  },
  note: "a button opens a dialog with an equally named one, now 250 ms later",
};
