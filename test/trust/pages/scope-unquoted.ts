import type { TrustPage } from "../trust-page";

const row = (name: string, id: string): string =>
  `<tr><td>${name}</td><td>Paid by ${name}</td><td><button id="${id}">Delete</button></td></tr>`;
const TABLE = `<table><tr><th>Name</th><th>Note</th><th>Status</th></tr>${row("Ann", "a")}${row("Bob Smith", "b")}</table>`;
const CARDS = `<div class="grid"><div class="c"><h3>Backpack</h3><p>$20</p><button id="c1">Add to cart</button></div><div class="c"><h3>Lamp</h3><p>$9</p><button id="c2">Add to cart</button></div></div>`;

/** Names that hold `for` or `of`: the page decides what they are. */
export const SCOPE_UNQUOTED_PAGES: readonly TrustPage[] = [
  {
    name: "unquoted-row",
    html: TABLE,
    runs: [
      { id: "one", steps: ["click Delete for Ann"], outcome: "pass", received: ["click #a"], says: /quotes/u },
      { id: "two-words", steps: ["click Delete for Bob Smith"], outcome: "pass", received: ["click #b"] },
      {
        id: "column",
        steps: ["click Delete for Ann"],
        expect: ['Note of Ann is "Paid by Ann"'],
        outcome: "pass",
        received: ["click #a"],
      },
      {
        id: "wrong-cell",
        steps: ["click Delete for Ann"],
        expect: ['Note of Ann is "Paid by Bob Smith"'],
        outcome: "refuse",
        received: ["click #a"],
      },
      { id: "nobody", steps: ["click Delete for Carl"], outcome: "refuse" },
      { id: "other-thing", steps: ["click Edit for Ann"], outcome: "refuse" },
      { id: "lower-case", steps: ["click Delete for good"], outcome: "refuse" },
    ],
  },
  {
    name: "unquoted-again",
    before: TABLE,
    html: TABLE.replace(row("Ann", "a"), `${row("Cid", "c")}${row("Ann", "a")}`),
    runs: [{ id: "one", steps: ["click Delete for Ann"], outcome: "pass", received: ["click #a"] }],
  },
  {
    name: "unquoted-card",
    html: CARDS,
    runs: [{ id: "lamp", steps: ["click Add to cart for Lamp"], outcome: "pass", received: ["click #c2"] }],
  },
  {
    name: "unquoted-whole",
    html: `<button id="s">Search</button><h3>Flights</h3><button id="f">Search for Flights</button><button id="e">Terms of Use</button><h4>Use</h4><button id="t">Terms</button>`,
    runs: [
      { id: "for", steps: ["click Search for Flights"], outcome: "pass", received: ["click #f"] },
      { id: "of", steps: ["click Terms of Use"], outcome: "pass", received: ["click #e"] },
    ],
  },
  {
    name: "unquoted-late",
    html: `<h3>Ann</h3><button id="d">Delete</button><div id="w"></div><script>setTimeout(() => { w.innerHTML = '<button id="x">Delete for Ann</button>' }, 900)</script>`,
    runs: [{ id: "late", steps: ["click Delete for Ann"], outcome: "pass", received: ["click #x"] }],
  },
];

/** Names that end in a word for a kind of thing. */
export const NAME_ROLE_WORD_PAGES: readonly TrustPage[] = [
  {
    name: "named-so",
    html: `<button id="a">Click for JS Alert</button><button id="b">Open dialog</button><a id="l" href="#x">Copy link</a><div role="alert">Saved</div>`,
    runs: [
      { id: "alert", steps: ["click Click for JS Alert"], outcome: "pass", received: ["click #a"] },
      { id: "dialog", steps: ["click Open dialog"], outcome: "pass", received: ["click #b"] },
      { id: "link", steps: ["click Copy link"], outcome: "pass", received: ["click #l"] },
      { id: "none", steps: ["click Delete alert"], outcome: "refuse" },
    ],
  },
];
