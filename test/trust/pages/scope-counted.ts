import type { TrustPage } from "../trust-page";

const row = (name: string, id: string, count: number): string =>
  `<tr><td>${name}</td><td>${count}</td><td><button id="${id}">Delete</button></td></tr>`;
const table = (rows: string): string =>
  `<table><thead><tr><th>Name</th><th>Orders</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
const THREE = row("Ann", "a", 7) + row("Bob", "b", 9) + row("Cid", "c", 8);

/** Rows and parts that are counted: what a person counts, without the header. */
export const SCOPE_COUNTED_PAGES: readonly TrustPage[] = [
  {
    name: "counted-rows",
    html: table(THREE),
    runs: [
      { id: "word", steps: ["click Delete in the second row"], outcome: "pass", received: ["click #b"] },
      { id: "digits", steps: ["click Delete within the 3rd row"], outcome: "pass", received: ["click #c"] },
      { id: "last", steps: ["click Delete within the last row"], outcome: "pass", received: ["click #c"] },
      { id: "number", steps: ["click Delete in row 1"], outcome: "pass", received: ["click #a"] },
      {
        id: "text",
        steps: ["click Delete in row 1"],
        expect: ["text of Orders within the second row is 9"],
        outcome: "pass",
        received: ["click #a"],
      },
      { id: "no-such", steps: ["click Delete in the fifth row"], outcome: "refuse" },
      { id: "zero", steps: ["click Delete in row 0"], outcome: "refuse" },
    ],
  },
  {
    name: "counted-again",
    before: table(THREE),
    html: table(row("Zoe", "z", 1) + THREE),
    runs: [{ id: "second", steps: ["click Delete in the second row"], outcome: "pass", received: ["click #a"] }],
  },
  {
    name: "counted-or-called",
    html: table(row("3", "a", 7) + row("1", "b", 9) + row("2", "c", 8)),
    runs: [{ id: "either", steps: ["click Delete in row 3"], outcome: "refuse" }],
  },
  {
    name: "counted-two-tables",
    html: table(row("Ann", "a", 7)) + table(row("Bob", "b", 9)),
    runs: [{ id: "either", steps: ["click Delete in the second row"], outcome: "refuse" }],
  },
  {
    name: "counted-pressed",
    html: `<style>tr{cursor:pointer}</style>${table(THREE)}<script>for (const r of document.querySelectorAll('tbody tr')) r.onclick = () => LOG('row ' + r.cells[0].textContent)</script>`,
    runs: [
      {
        id: "second",
        steps: ["click the second row"],
        outcome: "pass",
        received: ["click td{9}", "row Bob"],
      },
    ],
  },
];
