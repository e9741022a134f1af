import { clickable, type DiscoveryPage, documentOf, editable } from "../site-page";

export const LAYER_PAGES: readonly DiscoveryPage[] = [
  {
    name: "open-shadow",
    html: documentOf(
      "Components",
      `<h1>Components</h1><x-form heading="Accounts"></x-form><x-form heading="Contacts"></x-form><script>
customElements.define("x-field", class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: "open" }).innerHTML = '<label for="in">' + this.getAttribute("label") + '</label><input id="in" class="' + this.className + '">'; } });
customElements.define("x-form", class extends HTMLElement { connectedCallback() { const key = this.getAttribute("heading").toLowerCase();
  this.attachShadow({ mode: "open" }).innerHTML = '<section><h2>' + this.getAttribute("heading") + '</h2><x-field label="Owner" class="owner-' + key + '"></x-field><button class="new-' + key + '"><slot name="word">New</slot></button></section>'; } });
</script>`,
    ),
    cases: [
      { query: clickable("New", { within: { name: "Contacts" } }), truth: ".new-contacts" },
      { query: editable("Owner", { within: { name: "Accounts" } }), truth: "input.owner-accounts" },
      { query: clickable("New"), truth: null },
    ],
    note: "Fields two shadow roots deep; every one has the same id.",
  },
  {
    name: "frames",
    html: documentOf(
      "Frames",
      `<h1>Checkout</h1><button id="outer">Continue</button><iframe title="Card" name="card" src="/frames/card" width="420" height="160"></iframe><iframe title="Bank" name="bank" src="{{other}}/frames/bank" width="420" height="160"></iframe>`,
    ),
    frames: {
      "/frames/card": documentOf(
        "Card",
        `<label>Card number <input id="card-number"></label><button id="card-pay">Pay</button>`,
      ),
      "/frames/bank": documentOf(
        "Bank",
        `<label>Account number <input id="account"></label><button id="bank-pay">Pay</button>`,
      ),
    },
    cases: [
      { query: clickable("Continue"), truth: "#outer" },
      { query: editable("Card number"), truth: "#card-number" },
      { query: editable("Account number"), truth: "#account" },
      { query: clickable("Pay", { frame: "Bank" }), truth: "#bank-pay" },
      { query: clickable("Pay", { frame: "Card" }), truth: "#card-pay" },
      { query: clickable("Pay"), truth: null },
    ],
    note: "One frame of the same origin, one of another.",
  },
  {
    name: "closed-details",
    html: documentOf(
      "FAQ",
      `<details><summary id="sum">More options</summary><button id="inside">Reset all</button></details><details open><summary>Open options</summary><button id="shown">Export all</button></details>`,
    ),
    cases: [
      { query: clickable("More options"), truth: "#sum" },
      { query: clickable("Export all"), truth: "#shown" },
      { query: clickable("Reset all"), truth: null },
    ],
    note: "What a closed section holds is not on the page yet.",
  },
];
