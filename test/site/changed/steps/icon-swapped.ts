import { type ChangedPage, html } from "./page";

const bar = (one: string, two: string): string =>
  `<div role="toolbar">${[one, two].map((name) => `<button class="icon" aria-label="${name} selected rows"><svg width="16" height="16"><rect width="16" height="16"/></svg></button>`).join("")}</div>`;
export const iconSwapped: ChangedPage = {
  name: "icon-swapped",
  steps: ["click Export selected rows"],
  before: { html: html(bar("Export", "Delete")), truth: ['[aria-label^="Export"]'] },
  after: { html: html(bar("Delete", "Export")), truth: ['[aria-label^="Export"]'] },
  must: "act",
  note: "icon buttons that share words in another order",
};
