import { type ChangedPage, html, script } from "./page";

const swap = script(
  `bar.addEventListener("mousedown", () => { if (window.done) return; window.done = 1; bar.innerHTML = '<button>Delete</button><button id="save">Save</button>' })`,
);
export const replacedOnMousedown: ChangedPage = {
  name: "replaced-on-mousedown",
  steps: ["click Save"],
  before: {
    html: html(`<div id="bar"><button id="save">Save</button><button>Delete</button></div>`),
    truth: ["#save"],
  },
  after: {
    html: html(`<div id="bar"><button id="save">Save</button><button>Delete</button></div>${swap}`),
    truth: ["#save"],
  },
  times: 2,
  note: "the bar is built anew while the button is down",
};
