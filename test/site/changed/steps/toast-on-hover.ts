import { type ChangedPage, html, script } from "./page";

const toast = `<button id="save" style="margin:20px">Save</button>${script(`document.addEventListener("mousemove", () => { if (window.shown) return; window.shown = 1;
const toast = document.createElement("div"); toast.id = "toast"; toast.style = "position:fixed;top:0;left:0;width:300px;height:90px;background:#333"; toast.innerHTML = '<button style="width:300px;height:90px">Undo</button>'; document.body.append(toast); setTimeout(() => toast.remove(), 300); })`)}`;
export const toastOnHover: ChangedPage = {
  name: "toast-on-hover",
  steps: ["click Save"],
  before: { html: html(`<button id="save" style="margin:20px">Save</button>`), truth: ["#save"] },
  after: { html: html(toast), truth: ["#save"] },
  times: 3,
  note: "a toast with a button of its own comes over it as soon as the mouse moves",
};
