import { type ChangedPage, html, script } from "./page";

const swap = script(
  `document.addEventListener("mousemove", () => { if (window.done) return; window.done = 1; bar.innerHTML = '<button>Delete</button><button id="save">Save</button>'; }, true)`,
);
export const replacedOnMousemove: ChangedPage = {
  name: "replaced-on-mousemove",
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
  note: "the bar is built anew in another order as soon as the mouse moves",
};
