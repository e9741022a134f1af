/** Rows of the table have so many elements each. */
const ROW_ELEMENTS = 13;
const TOWNS = ["Bergen", "Cork", "Porto", "Gdynia", "Whitby", "Honfleur", "Visby"] as const;

const count = (markup: string): number => markup.split(/<[a-z]/).length - 1;

const HEAD = `<html lang="en"><head><meta charset="utf-8"><title>Customers - Ledger</title><link rel="icon" href="data:,">
<style>body{font:14px sans-serif;margin:0}header,aside,main{padding:8px}.shell{display:flex}td,th{padding:4px;text-align:left}.muted{color:#667}
.badge{background:#def;border-radius:8px;padding:0 6px}</style></head>`;

const HEADER = `<header><a href="/">Ledger</a><nav aria-label="Main"><ul><li><a href="/customers">Customers</a></li><li><a href="/invoices">Invoices</a></li>
<li><a href="/reports">Reports</a></li><li><a href="/settings">Settings</a></li></ul></nav>
<form role="search"><label for="q">Search customers</label><input id="q" name="q" type="search"><button type="button">Search</button></form></header>`;

const FORM = `<section aria-label="New customer"><h2>New customer</h2><form id="new"><p><label for="account">Account name</label><input id="account" name="account"></p>
<p><label for="mail">Billing email</label><input id="mail" name="mail" type="email"></p>
<p><label for="tier">Tier</label><select id="tier" name="tier"><option>Basic</option><option>Plus</option></select></p>
<p><label><input type="checkbox" name="news"> Send the newsletter</label></p>
<button type="button" id="save">Save customer</button><button type="button">Discard draft</button></form></section>`;

const TOOLS = `<div role="toolbar" aria-label="Table"><button type="button">Export report</button><button type="button">Print</button></div>`;

const row = (at: number): string =>
  `<tr><td><input type="checkbox" aria-label="Choose ${at}"></td><th scope="row"><a href="/customers/${at}">Customer ${at}</a></th>
<td><i></i><span class="muted">${TOWNS[at % TOWNS.length]}</span></td><td><span class="badge">${at % 3 === 0 ? "late" : "paid"}</span></td>
<td><button type="button">Edit</button><button type="button">Archive</button></td></tr>`;

/**
 * A customers page as business applications have it: navigation, search, a form, and a long table with links and buttons in every row.
 * It has exactly `elements` elements (100 at the least), `html`, `head` and what is in it included; the same for every call.
 */
export const pageOf = (elements: number): string => {
  const open = `<body>${HEADER}<div class="shell"><aside><h2>Saved views</h2><ul><li><a href="/views/late">Late payers</a></li></ul></aside><main><h1>Customers</h1>${FORM}${TOOLS}
<table><thead><tr><th>Choose</th><th>Name</th><th>Town</th><th>Status</th><th>Actions</th></tr></thead><tbody>`;
  const left = Math.max(0, elements - count(HEAD) - count(open));
  const rows = Math.max(1, Math.floor(left / ROW_ELEMENTS));
  const table = Array.from({ length: rows }, (_, at) => row(at + 1)).join("\n");
  const rest = Math.max(0, left - count(table));
  return `<!doctype html>${HEAD}${open}${table}</tbody></table>${"<br>".repeat(rest)}</main></div></body></html>`;
};
