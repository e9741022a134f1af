import { type ChangedPage, html, script } from "./page";

const swap = script(
  `bar.addEventListener("pointerover", () => { if (window.done) return; window.done = 1; setTimeout(() => { bar.innerHTML = '<button>Delete</button><button id="save">Save</button>' }, 0) })`,
);
export const replacedOnPointerover: ChangedPage = {
  name: "replaced-on-pointerover",
  steps: ["click Save"],
  before: {
    html: html(`<div id="bar"><button id="save">Save</button><button>Delete</button></div>`),
    truth: ["#save"],
  },
  after: {
    html: html(`<div id="bar"><button id="save">Save</button><button>Delete</button></div>${swap}`),
    truth: ["#save"],
  },
  times: 3,
  note: "the bar is built anew a moment after the pointer entered it",
};
