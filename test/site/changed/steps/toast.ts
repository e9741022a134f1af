import { type ChangedPage, html, script } from "./page";

export const toast: ChangedPage = {
  name: "toast",
  steps: ["click Save"],
  before: { html: html(`<button id="save">Save</button>`), truth: ["#save"] },
  after: {
    html: html(
      `<button id="save">Save</button><div id="toast" style="position:fixed;top:0;left:0;width:300px;height:60px;background:#333">Hi</div>${script("setTimeout(() => toast.remove(), 300)")}`,
    ),
    truth: ["#save"],
  },
  must: "act",
  times: 3,
  note: "a toast covers the button for 300 ms",
};
