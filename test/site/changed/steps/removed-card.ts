import { type ChangedPage, html } from "./page";

const card = (name: string, at: number): string =>
  `<div class="card" id="card-${at}"><h3>${name}</h3><p>Member</p><button id="del-${at}" class="del">Delete</button></div>`;
export const removedCard: ChangedPage = {
  name: "removed-card",
  steps: ["click Delete within Bob"],
  before: { html: html(`<div>${card("Alice", 0)}${card("Bob", 1)}</div>`), truth: ["#del-1"] },
  after: { html: html(`<div>${card("Alice", 0)}${card("Carol", 1)}</div>`), truth: [] },
  note: "another card in its place, ids by position",
};
