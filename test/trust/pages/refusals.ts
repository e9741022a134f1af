import type { TrustPage } from "../trust-page";

/** What a refusal says: what is there instead, and how it can be named. */
export const REFUSAL_PAGES: readonly TrustPage[] = [
  {
    name: "refusal-unseen",
    html: `<style>.drawer{position:fixed;left:-400px;width:300px}</style><h1>Shop</h1><div class="drawer"><button id="d">Filters</button></div>
      <div style="opacity:0"><button id="o">Compare</button></div><div hidden><button id="h">Archive</button></div>`,
    runs: [
      { id: "off-screen", steps: ["click Filters"], outcome: "refuse", says: /not visible: it is outside/u },
      { id: "transparent", steps: ["click Compare"], outcome: "refuse", says: /not visible: it is transparent/u },
      { id: "hidden", steps: ["click Archive"], outcome: "refuse", says: /not visible: it is hidden/u },
    ],
  },
  {
    name: "refusal-other-kind",
    html: `<a href="#x" id="x">Invoices</a> <button id="b">Country</button><h2>Totals</h2>`,
    runs: [
      {
        id: "heading",
        steps: ["click the Totals button"],
        outcome: "refuse",
        says: /is a heading here, and no button/u,
      },
      {
        id: "fill",
        steps: ["fill Country with Norway"],
        outcome: "refuse",
        says: /is a button here, and nothing that can be filled/u,
      },
      {
        id: "check",
        steps: ["check Invoices"],
        outcome: "refuse",
        says: /is a link here, and nothing that can be checked/u,
      },
    ],
  },
  {
    name: "refusal-longer",
    html: `<button id="b">Export all orders</button>`,
    runs: [
      {
        id: "words-between",
        steps: ["click Export orders"],
        outcome: "refuse",
        says: /nearest: button "Export all orders"/u,
        never: /nothing that can be clicked/u,
      },
    ],
  },
  {
    name: "refusal-nameless",
    html: `<style>button,a{display:inline-block;width:30px;height:30px}</style><header><a href="#cart" id="c" data-testid="shopping-cart-link"></a></header>
      <ul><li>Ann <button id="t1"><i class="fa fa-trash"></i></button><button id="p1"><svg><use href="#pencil"></use></svg></button></li><li>Bob <button id="t2"><i class="fa fa-trash"></i></button></li></ul>
      <button id="x9" style="position:fixed;right:0;bottom:0"></button>`,
    runs: [
      { id: "list", steps: ["click Basket"], outcome: "refuse", says: /the "shopping-cart-link" link.*pencil icon/su },
      { id: "said", steps: ['click the "shopping-cart-link" link'], outcome: "pass", received: ["click #c"] },
      { id: "icon", steps: ["click the pencil icon"], outcome: "pass", received: ["click #p1"] },
      { id: "in-place", steps: ['click Remove for "Bob"'], outcome: "refuse", says: /trash icon/u },
      { id: "in-place-said", steps: ['click the trash icon for "Bob"'], outcome: "pass", received: ["click #t2"] },
      { id: "two", steps: ["click the trash icon"], outcome: "refuse" },
    ],
  },
];
