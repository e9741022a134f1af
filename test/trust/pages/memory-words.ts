import type { TrustPage } from "../trust-page";

/** What was remembered is compared with the words of the step. */
export const wordPages: readonly TrustPage[] = [
  {
    name: "twin-came",
    before: `<h1>Letter</h1><button id="save" type="button">Save</button>`,
    html: `<h1>Letter</h1><button id="save" type="button">Save</button><p>Recipients</p><button id="save2" type="button">Save</button>`,
    runs: [{ id: "tie", steps: ["click Save"], outcome: "refuse", says: /2 elements/u }],
  },
  {
    name: "twin-field-came",
    before: `<form id="a"><label>City <input id="city" name="city"></label></form>`,
    html: `<form id="a"><label>City <input id="city" name="city"></label></form><form id="b"><label>City <input id="city2"></label></form>`,
    runs: [{ id: "tie", steps: ['fill City with "Bern"'], outcome: "refuse", says: /2 elements/u }],
  },
  {
    name: "same-words-in-text",
    before: `<button id="save" type="button">Save</button>`,
    html: `<p>Press Save to save.</p><p>Save</p><button id="save" type="button">Save</button><button id="all" type="button">Save all</button>`,
    runs: [{ id: "one", steps: ["click Save"], outcome: "pass", received: ["click #save"] }],
  },
  {
    name: "twin-link-same-address",
    before: `<nav><a id="n" href="#help">Help</a></nav><main><p>Hello</p></main>`,
    html: `<nav><a id="n" href="#help">Help</a></nav><main><p>Hello</p></main><footer><a id="f" href="#help">Help</a></footer>`,
    runs: [{ id: "either", steps: ["click Help"], outcome: "pass", received: ["click #n"] }],
  },
  {
    name: "exact-name-came",
    before: `<button id="tpl" type="button">Save changes</button>`,
    html: `<button id="tpl" type="button">Save changes</button><button id="save" type="button">Save</button>`,
    runs: [{ id: "exact", steps: ["click Save"], outcome: "pass", received: ["click #save"], says: /remembered/u }],
  },
  {
    name: "grown-name",
    before: `<button id="save" type="button">Save</button>`,
    html: `<button id="save" type="button">Save changes</button>`,
    runs: [{ id: "told", steps: ["click Save"], outcome: "pass", received: ["click #save"], says: /Save changes/u }],
  },
  {
    name: "first-of-list",
    before: `<ul><li>Ann <button type="button" id="a">Remove</button></li><li>Bob <button type="button" id="b">Remove</button></li></ul>`,
    html: `<ul><li>Zoe <button type="button" id="z">Remove</button></li><li>Ann <button type="button" id="a">Remove</button></li><li>Bob <button type="button" id="b">Remove</button></li></ul>`,
    runs: [
      { id: "first", steps: ["click first Remove"], outcome: "pass", received: ["click #z"] },
      { id: "last", steps: ["click last Remove"], outcome: "pass", received: ["click #b"] },
      { id: "third", steps: ["click 2nd Remove"], outcome: "pass", received: ["click #a"] },
    ],
  },
  {
    name: "all-records-new",
    before: `<table><tr><td>Order 17</td><td><a id="e17" href="#/orders/17">Open</a></td></tr><tr><td>Order 18</td><td><a id="e18" href="#/orders/18">Open</a></td></tr></table>`,
    html: `<table><tr><td>Bill 31</td><td><a id="e31" href="#/orders/31">Open</a></td></tr><tr><td>Bill 32</td><td><a id="e32" href="#/orders/32">Open</a></td></tr></table>`,
    runs: [{ id: "first", steps: ["click first Open"], outcome: "pass", received: ["click #e31"] }],
  },
  {
    name: "key-on-filled",
    html: `<form id="f" onsubmit="return false"><input id="q" name="search"><input type="submit" id="go" value="Search"></form>
      <form id="g" onsubmit="return false"><input id="p" name="search"><input type="submit" id="ok" value="Search"></form>`,
    runs: [
      {
        id: "second",
        steps: ['fill last Search with "tea"', "press Escape on last Search"],
        outcome: "pass",
        received: ['value #p = "tea"', "key Escape #p"],
      },
    ],
  },
];
