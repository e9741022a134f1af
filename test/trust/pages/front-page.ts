import type { TrustPage } from "../trust-page";

const other = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Invoice</title></head><body>${body}</body></html>`;

/** Pages that open others, which lie in front of them then. */
export const FRONT_PAGES: readonly TrustPage[] = [
  {
    name: "tab-link",
    html: `<a href="invoice" target="_blank" rel="noopener" id="inv">Show invoice</a> <button id="del">Delete</button>`,
    others: {
      "/invoice": other(
        `<h1>Invoice 7</h1><button id="print">Print</button><button id="shut" onclick="window.close()">Close</button>`,
      ),
    },
    runs: [
      {
        id: "front",
        steps: ["click Show invoice", "click Print"],
        outcome: "pass",
        received: ["click #inv", "click #print"],
        says: /opened a new tab: Invoice \(http/u,
      },
      {
        id: "behind",
        steps: ["click Show invoice", "click Delete"],
        outcome: "refuse",
        received: ["click #inv"],
        says: /Delete/u,
      },
      {
        id: "back",
        steps: ["click Show invoice", "click Close", "click Delete"],
        outcome: "pass",
        received: ["click #inv", "click #shut", "click #del"],
        says: /tab was closed: back on Page/u,
      },
      { id: "none", steps: ["click Print"], outcome: "refuse" },
    ],
  },
  {
    name: "tab-late",
    html: `<button id="go">Report</button><script>go.onclick = () => setTimeout(() => window.open('report', '', 'width=400,height=300'), 400)</script>`,
    others: { "/report": other(`<label>Note <input id="note"></label>`) },
    runs: [
      {
        id: "window",
        steps: ["click Report", 'fill Note with "x"'],
        outcome: "pass",
        received: ["click #go", 'value #note = "x"'],
      },
    ],
  },
  {
    name: "tab-uncalled",
    html: `<button id="go">Go</button><script>window.open('ad')</script>`,
    others: { "/ad": other(`<button id="buy">Buy</button>`) },
    runs: [
      { id: "stays", steps: ["click Go"], outcome: "pass", received: ["click #go"] },
      { id: "ad", steps: ["click Buy"], outcome: "refuse" },
    ],
  },
];

/** Pages that ask something of their own accord. */
export const ASKING_PAGES: readonly TrustPage[] = [
  {
    name: "asks",
    html: `<button id="del">Delete all</button><button id="hi">Greet</button><button id="who">Name</button><button id="late">Later</button><button id="ok">Fine</button><p>Ready</p>
      <script>del.onclick = () => LOG(confirm('Delete all 3 files?') ? 'deleted' : 'kept'); hi.onclick = () => { alert('Welcome'); LOG('greeted') };
      who.onclick = () => LOG('name ' + prompt('Your name?')); late.onclick = () => setTimeout(() => alert('Your session ends'), 300)</script>`,
    runs: [
      {
        id: "confirm",
        steps: ["click Delete all", "click Fine"],
        outcome: "refuse",
        received: ["click #del", "kept"],
        says: /the page asked "Delete all 3 files\?" \(confirm\) and nothing in the requirement says what to answer/u,
      },
      {
        id: "alert",
        steps: ["click Greet"],
        outcome: "refuse",
        received: ["click #hi", "greeted"],
        says: /"Welcome" \(alert\)/u,
      },
      {
        id: "prompt",
        steps: ["click Name"],
        outcome: "refuse",
        received: ["click #who", "name null"],
        says: /"Your name\?" \(prompt\)/u,
      },
      {
        id: "late",
        steps: ["click Later", 'wait until "Never there" is visible'],
        outcome: "refuse",
        received: ["click #late"],
        says: /"Your session ends" \(alert\)/u,
      },
      { id: "fine", steps: ["click Fine"], outcome: "pass", received: ["click #ok"] },
    ],
  },
  {
    name: "script-errors",
    html: `<button id="ok">Fine</button><button id="bad">Save</button><script>bad.onclick = () => { throw new TypeError('total is not a number') }</script>`,
    runs: [
      {
        id: "error",
        steps: ["click Save", "click Fine"],
        outcome: "pass",
        received: ["click #bad", "click #ok"],
        says: /script error of the page: TypeError: total is not a number/u,
      },
      { id: "none", steps: ["click Fine"], outcome: "pass", received: ["click #ok"], never: /script error/u },
    ],
  },
];
