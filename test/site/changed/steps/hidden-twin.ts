import { type ChangedPage, html } from "./page";

const twins = [
  "display:none",
  "visibility:hidden",
  "width:0;height:0;overflow:hidden;padding:0;border:0",
  "opacity:0;pointer-events:none",
];
export const hiddenTwin: ChangedPage = {
  name: "hidden-twin",
  steps: ["click Menu"],
  before: { html: html(`<button class="real">Menu</button>`), truth: [".real"] },
  after: {
    html: html(
      `${twins.map((style) => `<div><button style="${style}">Menu</button></div>`).join("")}<button class="real">Menu</button>`,
    ),
    truth: [".real"],
  },
  must: "act",
  note: "equal buttons that cannot be seen come before it",
};
