import { type ChangedPage, html } from "./page";

const card = (name: string, at: number): string =>
  `<div class="card" id="card-${at}"><h3>${name}</h3><button id="open-${at}" class="open ${name}">Open</button></div>`;
export const cardsReordered: ChangedPage = {
  name: "cards-reordered",
  steps: ["click Open within Bob"],
  before: { html: html(`<div>${card("Alice", 0)}${card("Bob", 1)}${card("Carol", 2)}</div>`), truth: [".Bob"] },
  after: { html: html(`<div>${card("Bob", 0)}${card("Carol", 1)}${card("Alice", 2)}</div>`), truth: [".Bob"] },
  note: "cards in another order, ids by position",
};
