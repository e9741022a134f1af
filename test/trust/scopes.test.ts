import { describePages } from "./describe-pages";
import { SCOPE_COUNTED_PAGES } from "./pages/scope-counted";
import { NAME_ROLE_WORD_PAGES, SCOPE_UNQUOTED_PAGES } from "./pages/scope-unquoted";

describePages("bounded scopes", [
  {
    name: "tiles",
    html: `<main><div class="tiles"><article class="tile"><header><h4>Tent</h4></header><footer><span>Sold out</span></footer></article>
      <article class="tile"><header><h4>Stove</h4></header><footer><span>12.00</span><button id="b1">Add</button></footer></article></div></main>`,
    runs: [
      { id: "none", steps: ["click Add for Tent"], outcome: "refuse" },
      { id: "within-none", steps: ["click Add within Tent"], outcome: "refuse" },
      { id: "near-none", steps: ['click Add near "Tent"'], outcome: "refuse" },
      { id: "own", steps: ['click Add for "Stove"'], outcome: "pass", received: ["click #b1"] },
    ],
  },
  {
    name: "div-rows",
    html: `<div class="grid"><div class="r"><div class="c">Ann</div><div class="c">Oslo</div><div class="c"></div></div>
      <div class="r"><div class="c">Bob</div><div class="c">Rome</div><div class="c"><button id="b1">Delete</button></div></div></div>`,
    runs: [
      {
        id: "ann",
        steps: ['click Delete for "Ann"'],
        outcome: "refuse",
        says: /no "Delete" in what belongs to "Ann".*is there for Bob/su,
      },
      { id: "bob", steps: ['click Delete for "Bob"'], outcome: "pass", received: ["click #b1"] },
      { id: "row-bob", steps: ["click Delete within row Bob"], outcome: "pass", received: ["click #b1"] },
      { id: "row-rome", steps: ["click Delete within row Rome"], outcome: "pass", received: ["click #b1"] },
    ],
  },
  {
    name: "flat-headings",
    html: `<h1>Profile</h1><h2>Home</h2><p>Where you live</p><label>Town <input id="t1"></label><h2>Work</h2><p>No office yet</p>
      <h2>Summer</h2><label>Town <input id="t3"></label><button id="b3">Save</button>`,
    runs: [
      { id: "home", steps: ['fill Town within Home with "Ulm"'], outcome: "pass", received: ['value #t1 = "Ulm"'] },
      { id: "work", steps: ['fill Town within Work with "Ulm"'], outcome: "refuse" },
      {
        id: "summer",
        steps: ['fill Town under "Summer" with "Bari"'],
        outcome: "pass",
        received: ['value #t3 = "Bari"'],
      },
      { id: "save-home", steps: ["click Save within Home"], outcome: "refuse" },
    ],
  },
  {
    name: "dialog-by-heading",
    html: `<div id="page"><h1>Team</h1><button id="p1">Close</button></div><div class="box"><div class="bar"><button id="x">Close</button><h2>Invite</h2></div><div class="in"><input id="m" aria-label="Mail"></div></div>`,
    runs: [{ id: "close", steps: ["click Close within Invite"], outcome: "pass", received: ["click #x"] }],
  },
  {
    name: "columns",
    html: `<table><thead><tr><th>Plan</th><th>Monthly</th><th>Yearly</th></tr></thead><tbody>
      <tr onclick="LOG('row solo')"><th scope="row">Solo</th><td id="sm">5</td><td id="sy">50</td></tr>
      <tr onclick="LOG('row team')"><th scope="row">Team Plus</th><td id="tm">9</td><td id="ty">90</td></tr></tbody></table>`,
    runs: [
      { id: "cell", steps: ["click Yearly within row Solo"], outcome: "pass", received: ["click #sy", "row solo"] },
      { id: "text", steps: ['expect text of Monthly within row Team Plus is "9"'], outcome: "pass" },
      { id: "wrong-text", steps: ['expect text of Monthly within row Solo is "9"'], outcome: "refuse" },
      { id: "two-cells", steps: ['click Monthly within row "Solo 90"'], outcome: "refuse" },
      { id: "no-column", steps: ["click Weekly within row Solo"], outcome: "refuse" },
    ],
  },
]);

describePages("names that hold a place", SCOPE_UNQUOTED_PAGES);
describePages("rows that are counted", SCOPE_COUNTED_PAGES);
describePages("names that end in a word for a kind of thing", NAME_ROLE_WORD_PAGES);
