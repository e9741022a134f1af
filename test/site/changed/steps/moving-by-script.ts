import { type ChangedPage, html, script } from "./page";

const move = script(
  `let x = 0; const step = () => { x += 7; save.style.left = x + "px"; wipe.style.left = x - 60 + "px"; if (x < 600) requestAnimationFrame(step) }; step()`,
);
const style = `<style>button{position:absolute;top:50px;width:50px}</style>`;
export const movingByScript: ChangedPage = {
  name: "moving-by-script",
  steps: ["click Save"],
  before: { html: html(`${style}<button id="save">Save</button>`), truth: ["#save"] },
  after: {
    html: html(`${style}<button id="save">Save</button><button id="wipe">Wipe</button>${move}`),
    truth: ["#save"],
  },
  must: "act",
  times: 3,
  note: "a script moves it, another button comes behind it",
};
