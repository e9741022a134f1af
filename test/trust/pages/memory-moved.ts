import type { TrustPage } from "../trust-page";

/** Redesigns: what is there under the same words is found, what only looks like it is not pressed. */
export const movedPages: readonly TrustPage[] = [
  {
    name: "record-id-noise",
    before: `<h1>Order</h1><a id="e" data-testid="edit-order-123" href="#/orders/123/edit">Edit</a>`,
    html: `<h1>Order</h1><a id="e" data-testid="edit-order-124" href="#/orders/124/edit">Edit</a>`,
    runs: [{ id: "edit", steps: ["click Edit"], outcome: "pass", received: ["click #e"] }],
  },
  {
    name: "translated-for-readers",
    before: `<form id="f" lang="en"><label for="mail">Email</label><input id="mail" name="mail" aria-label="Your email" placeholder="Email of yours"><button type="button" id="go" aria-label="Send it">Send</button></form>`,
    html: `<form id="f" lang="de"><label for="mail">Email</label><input id="mail" name="mail" aria-label="Ihre Adresse" placeholder="Ihre Adresse"><button type="button" id="go" aria-label="Abschicken">Send</button></form>`,
    runs: [
      {
        id: "both",
        steps: ['fill Email with "a@b.c"', "click Send"],
        outcome: "pass",
        received: ['value #mail = "a@b.c"', "click #go"],
      },
    ],
  },
  {
    name: "words-moved-to-another",
    before: `<button type="button" id="one">Archive</button><button type="button" id="two">Share</button>`,
    html: `<button type="button" id="one">Share</button><button type="button" id="two">Archive</button>`,
    runs: [
      { id: "archive", steps: ["click Archive"], outcome: "pass", received: ["click #two"] },
      { id: "share", steps: ["click Share"], outcome: "pass", received: ["click #one"] },
    ],
  },
  {
    name: "taken-over",
    before: `<div class="bar"><button type="button" id="b1" data-testid="main">Save draft</button></div>`,
    html: `<div class="bar"><button type="button" id="b1" data-testid="main">Delete all orders</button></div>`,
    runs: [{ id: "gone", steps: ["click Save draft"], outcome: "refuse" }],
  },
  {
    name: "link-to-heading",
    before: `<nav><a id="news" href="#news">Market news</a> <a id="x" href="#x">Sport</a></nav>`,
    html: `<nav><a id="x" href="#x">Sport</a></nav><h2 id="h">Market news</h2><p>Nothing today.</p>`,
    runs: [{ id: "dead", steps: ["click Market news"], outcome: "refuse" }],
  },
  {
    name: "link-to-button",
    before: `<nav><a id="l" href="#basket">Basket</a></nav>`,
    html: `<header><button type="button" id="b">Basket</button></header>`,
    runs: [{ id: "pressed", steps: ["click Basket"], outcome: "pass", received: ["click #b"] }],
  },
  {
    name: "button-to-field",
    before: `<button type="button" id="s">Search</button>`,
    html: `<label>Search <input id="q"></label>`,
    runs: [{ id: "field", steps: ["click the Search button"], outcome: "refuse" }],
  },
  {
    name: "button-to-styled-text",
    before: `<button type="button" id="s" class="btn">Continue</button>`,
    html: `<div id="d" class="btn" tabindex="0" style="cursor:pointer" onclick="LOG('went on')"><span>Continue</span></div>`,
    runs: [{ id: "div", steps: ["click Continue"], outcome: "pass", received: ["click #d", "went on"] }],
  },
  {
    name: "label-moved-from-aria",
    before: `<input id="a1" aria-label="Street"><input id="a2" aria-label="Town">`,
    html: `<div><label for="b2">Town</label><input id="b2"></div><div><label for="b1">Street</label><input id="b1"></div>`,
    runs: [
      {
        id: "both",
        steps: ['fill Street with "Hill 1"', 'fill Town with "Bern"'],
        outcome: "pass",
        received: ['value #b1 = "Hill 1"', 'value #b2 = "Bern"'],
      },
    ],
  },
];
