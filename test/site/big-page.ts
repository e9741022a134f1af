import { documentOf } from "./site-page";

const NAMES = [
  "Ada Lovelace",
  "Grace Hopper",
  "Alan Turing",
  "Mary Allen",
  "Joan Clarke",
  "Konrad Zuse",
  "Hedy Lamarr",
];
const STATES = ["open", "waiting", "paid", "cancelled"];

/** Fifteen elements: a row of a table as such applications have them. */
const row = (at: number): string => {
  const name = NAMES[at % NAMES.length] ?? "";
  return `<tr class="row r${at % 2}"><td><input type="checkbox" aria-label="Pick order ${at}"></td><td><a href="/orders/${at}">Order ${at}</a></td><td><span class="who">${name}</span></td><td><em class="state">${STATES[at % STATES.length]}</em></td><td><time>2026-${String((at % 12) + 1).padStart(2, "0")}-11</time></td><td><button class="edit">Edit</button><button class="delete" aria-label="Delete order ${at}"><i></i></button></td></tr>`;
};

const HEAD = `<header><a href="/" class="brand">Ledger</a><nav aria-label="Main"><a href="/orders">Orders</a><a href="/people">People</a><a href="/reports">Reports</a></nav><form role="search"><label for="q">Search orders</label><input id="q" type="search"><button>Search</button></form></header><main><h1>Orders</h1><table><tbody>`;

const FOOT = `</tbody></table><section aria-label="Report"><h2>Report</h2><label for="reference">Customer reference</label><input id="reference" name="reference"><label for="period">Period</label><select id="period" name="period"><option>May</option><option>June</option></select><button id="send">Send report</button></section></main>`;

const countOf = (html: string): number => html.split("<").filter((piece) => /^[a-z]/.test(piece)).length;

/** Elements of one row. */
const PER_ROW = countOf(row(0));
/** A parser makes no further elements of these documents: `tbody` is written out. */
const FIXED = countOf(documentOf("Ledger", HEAD + FOOT));

/**
 * A realistic page of exactly `n` elements (from 100 on): a table of orders with look-alike buttons in every row, and
 * below it one `Customer reference` field, one `Period` select and one `Send report` button.
 */
export const pageOf = (n: number): string => {
  const rows = Math.max(0, Math.floor((n - FIXED - 1) / PER_ROW));
  const padding = n - FIXED - rows * PER_ROW - 1;
  const body = Array.from({ length: rows }, (_, at) => row(at + 1)).join("");
  return documentOf("Ledger", `${HEAD}${body}${FOOT}<footer>${"<b></b>".repeat(Math.max(0, padding))}</footer>`);
};
