import { type ChangedPage, html, script } from "./page";

const inside = (more: string): string =>
  html(`<div id="bar"><button id="save">Save</button><button>Wipe</button></div>${more}`);
const swap = script(`setInterval(() => { bar.append(bar.firstElementChild) }, 70)`);
export const swappingInFrame: ChangedPage = {
  name: "swapping-in-frame",
  steps: ["click Save"],
  before: {
    html: html(`<iframe src="swapping-in-frame/inner" width="400" height="200"></iframe>`),
    routes: { inner: { body: inside("") } },
    truth: ["#save"],
  },
  after: {
    html: html(`<iframe src="swapping-in-frame/inner" width="400" height="200"></iframe>`),
    routes: { inner: { body: inside(swap) } },
    truth: ["#save"],
  },
  times: 4,
  note: "the same in a frame",
};
