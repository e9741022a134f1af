import { type ChangedPage, html, script } from "./page";

const row = (name: string): string => `<tr><td>${name}</td><td><button class="${name}">Pay</button></td></tr>`;
export const lateRow: ChangedPage = {
  name: "late-row",
  steps: ["click Pay within row Bob"],
  before: { html: html(`<table><tbody id="rows">${row("Alice")}${row("Bob")}</tbody></table>`), truth: [".Bob"] },
  after: {
    html: html(
      `<table><tbody id="rows">${row("Alice")}</tbody></table>${script(`setTimeout(() => { rows.insertAdjacentHTML("beforeend", '${row("Bob")}') }, 1500)`)}`,
    ),
    truth: [".Bob"],
  },
  must: "act",
  note: "its row comes after 1.5 s, another row is there at once",
};
