import { type ChangedPage, html } from "./page";

const bar = (one: string): string =>
  `<div role="toolbar"><button class="icon" id="rows" aria-label="${one} selected rows"><svg width="16" height="16"><rect width="16" height="16"/></svg></button></div>`;
export const iconReplaced: ChangedPage = {
  name: "icon-replaced",
  steps: ["click Export selected rows"],
  before: { html: html(bar("Export")), truth: ["#rows"] },
  after: { html: html(bar("Delete")), truth: [] },
  note: "an icon button in the place of another, two of three words alike",
};
