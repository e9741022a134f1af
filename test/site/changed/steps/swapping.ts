import { type ChangedPage, html, script } from "./page";

const swap = script(`setInterval(() => { bar.append(bar.firstElementChild) }, 70)`);
export const swapping: ChangedPage = {
  name: "swapping",
  steps: ["click Save"],
  before: { html: html(`<div id="bar"><button id="save">Save</button><button>Wipe</button></div>`), truth: ["#save"] },
  after: {
    html: html(`<div id="bar"><button id="save">Save</button><button>Wipe</button></div>${swap}`),
    truth: ["#save"],
  },
  times: 4,
  note: "two buttons change places every 70 ms",
};
