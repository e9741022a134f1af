import { type ChangedPage, html, script } from "./page";

const row = (name: string): string => `<tr><td>${name}</td><td><button class="${name}">Delete</button></td></tr>`;
const grow = script(
  `let n = 0; const timer = setInterval(() => { rows.insertAdjacentHTML("afterbegin", '<tr><td>New' + n + '</td><td><button>Delete</button></td></tr>'); if (++n > 25) clearInterval(timer) }, 60)`,
);
export const shiftingList: ChangedPage = {
  name: "shifting-list",
  steps: ["click Delete within row Bob"],
  before: { html: html(`<table><tbody id="rows">${row("Alice")}${row("Bob")}</tbody></table>`), truth: [".Bob"] },
  after: { html: html(`<table><tbody id="rows">${row("Alice")}${row("Bob")}</tbody></table>${grow}`), truth: [".Bob"] },
  times: 3,
  must: "act",
  note: "rows come in before it while it is pressed",
};
